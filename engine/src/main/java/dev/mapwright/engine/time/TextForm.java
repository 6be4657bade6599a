package dev.mapwright.engine.time;

/** Recognizes moments that are written in {@link Moment}'s text form already. */
final class TextForm {
  private static final String SECONDS = "dddd-dd-ddTdd:dd:ddZ";
  private static final String MILLIS = "dddd-dd-ddTdd:dd:dd.dddZ";

  /** Every month has these. */
  private static final int DAYS = 28;

  private TextForm() {}

  static boolean isOne(byte[] text, int from, int to) {
    int length = to - from;
    if (length != SECONDS.length() && length != MILLIS.length()) {
      return false;
    }
    String form = length == SECONDS.length() ? SECONDS : MILLIS;
    for (int i = 0; i < length; i++) {
      char sign = form.charAt(i);
      byte is = text[from + i];
      if (sign == 'd' ? is < '0' || is > '9' : is != sign) {
        return false;
      }
    }
    int month = number(text, from + 5);
    int day = number(text, from + 8);
    return month >= 1
        && month <= 12
        && day >= 1
        && day <= DAYS
        && number(text, from + 11) < 24
        && number(text, from + 14) < 60
        && number(text, from + 17) < 60
        && (length == SECONDS.length() || !isZero(text, from + 20));
  }

  private static int number(byte[] text, int at) {
    return (text[at] - '0') * 10 + text[at + 1] - '0';
  }

  /** No milliseconds are not written. */
  private static boolean isZero(byte[] text, int at) {
    return text[at] == '0' && text[at + 1] == '0' && text[at + 2] == '0';
  }
}
