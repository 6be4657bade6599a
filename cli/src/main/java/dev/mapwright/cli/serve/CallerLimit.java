package dev.mapwright.cli.serve;

import dev.mapwright.server.http.RequestQuota;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How many requests may come in a time.
 *
 * @param quota null for any number
 */
record CallerLimit(@Nullable RequestQuota quota) {
  private static final String NONE = "none";
  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8})/([1-9][0-9]{0,5})s");

  /** Reads {@code 500/10s}, or {@code none}. */
  static final class Converter implements ITypeConverter<CallerLimit> {
    @Override
    public CallerLimit convert(String text) {
      if (text.equals(NONE)) {
        return new CallerLimit(null);
      }
      Matcher matcher = FORM.matcher(text);
      if (!matcher.matches()) {
        throw new TypeConversionException(
            "'"
                + text
                + "' is no number of requests in a time, such as 500/10s, nor 'none' for any"
                + " number");
      }
      return new CallerLimit(
          new RequestQuota(
              Integer.parseInt(matcher.group(1)),
              Duration.ofSeconds(Long.parseLong(matcher.group(2)))));
    }
  }

  @Override
  public String toString() {
    return quota == null ? NONE : quota.requests() + "/" + quota.window().toSeconds() + "s";
  }
}
