package dev.mapwright.cli.mock;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * What share of answers goes wrong in some way.
 *
 * @param name as it was written
 * @param status of a {@link Kind#STATUS}
 * @param time that it takes
 * @param share from 0 to 1
 */
record FaultShare(String name, Kind kind, int status, Duration time, double share) {

  /** In which way. */
  enum Kind {
    STATUS,
    SLOW,
    DRIP,
    CUT,
    INVALID
  }

  private static final Map<String, Kind> WORDS =
      Map.of("slow", Kind.SLOW, "drip", Kind.DRIP, "cut", Kind.CUT, "invalid", Kind.INVALID);

  /** Reads {@code 503=2%} and {@code slow:3s=10%}. */
  static final class Converter implements ITypeConverter<FaultShare> {
    private static final Pattern FORM =
        Pattern.compile("([0-9a-z]+)(?::([0-9]{1,5})(ms|s))?=([0-9]{1,3}(?:\\.[0-9]+)?)%");

    private static final List<Kind> TIMED = List.of(Kind.SLOW, Kind.DRIP);

    @Override
    public FaultShare convert(String text) {
      Matcher form = FORM.matcher(text.strip());
      if (!form.matches()) {
        throw wrong(text);
      }
      String word = form.group(1);
      boolean isStatus = word.matches("[45][0-9]{2}");
      Kind kind = isStatus ? Kind.STATUS : WORDS.get(word);
      double share = Double.parseDouble(form.group(4)) / 100;
      if (kind == null || share > 1 || (form.group(2) != null && !TIMED.contains(kind))) {
        throw wrong(text);
      }
      long length = form.group(2) == null ? 3_000 : Long.parseLong(form.group(2));
      boolean inSeconds = "s".equals(form.group(3));
      return new FaultShare(
          word,
          kind,
          isStatus ? Integer.parseInt(word) : 0,
          Duration.ofMillis(inSeconds ? length * 1_000 : length),
          share);
    }

    private static TypeConversionException wrong(String text) {
      return new TypeConversionException(
          "'"
              + text
              + "' is no fault; expected a status (400 to 599), slow, drip, cut or invalid with"
              + " its share, such as 503=2%, slow:5s=10%");
    }
  }
}
