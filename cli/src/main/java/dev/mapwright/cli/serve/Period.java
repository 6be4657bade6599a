package dev.mapwright.cli.serve;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How often something is done.
 *
 * @param length null for never
 */
record Period(@Nullable Duration length) {
  private static final String NONE = "none";
  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,4})([mhd])");
  private static final Duration LONGEST = Duration.ofDays(31);

  /** Reads {@code 6h}, or {@code none}. */
  static final class Converter implements ITypeConverter<Period> {
    @Override
    public Period convert(String text) {
      if (text.equals(NONE)) {
        return new Period(null);
      }
      Matcher matcher = FORM.matcher(text);
      if (matcher.matches()) {
        long number = Long.parseLong(matcher.group(1));
        Duration length =
            switch (matcher.group(2)) {
              case "m" -> Duration.ofMinutes(number);
              case "h" -> Duration.ofHours(number);
              default -> Duration.ofDays(number);
            };
        if (length.compareTo(LONGEST) <= 0) {
          return new Period(length);
        }
      }
      throw new TypeConversionException(
          "'" + text + "' is no period from 1m to 31d, such as 30m, 6h or 1d, nor 'none'");
    }
  }

  @Override
  public String toString() {
    Duration known = length;
    if (known == null) {
      return NONE;
    }
    return known.toMinutes() % 1_440 == 0
        ? known.toDays() + "d"
        : known.toMinutes() % 60 == 0 ? known.toHours() + "h" : known.toMinutes() + "m";
  }
}
