package dev.mapwright.cli.serve;

import dev.mapwright.server.http.RequestQuota;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 500/10s}. */
final class RequestQuotaText implements ITypeConverter<RequestQuota> {
  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8})/([1-9][0-9]{0,5})s");

  @Override
  public RequestQuota convert(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new TypeConversionException(
          "'" + text + "' is no number of requests in a time, such as 500/10s");
    }
    return new RequestQuota(
        Integer.parseInt(matcher.group(1)), Duration.ofSeconds(Long.parseLong(matcher.group(2))));
  }
}
