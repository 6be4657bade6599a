package dev.mapwright.cli.serve;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * An address to listen on, such as {@code 127.0.0.1:9090} or {@code [::1]:9090}.
 *
 * @param host without brackets
 * @param port 0 for any free one
 */
record ListenAddress(String host, int port) {
  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  /** Reads one. */
  static final class Converter implements ITypeConverter<ListenAddress> {
    private static final Pattern FORM =
        Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)\\]|([^:\\[\\]\\s]+)):([0-9]{1,5})");

    @Override
    public ListenAddress convert(String text) {
      Matcher address = FORM.matcher(text);
      if (!address.matches()) {
        throw new TypeConversionException(
            "'" + text + "' is no address; expected one such as 127.0.0.1:9090");
      }
      String host = address.group(1) == null ? address.group(2) : address.group(1);
      return new ListenAddress(host, new Port().convert(address.group(3)));
    }
  }
}
