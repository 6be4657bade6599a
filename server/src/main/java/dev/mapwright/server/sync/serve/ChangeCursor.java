package dev.mapwright.server.sync.serve;

import dev.mapwright.server.http.HttpException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place among the changes of an account's records.
 *
 * @param epoch tells them from those of an account of the same id that was removed
 * @param change the number of the last change that was seen
 */
record ChangeCursor(long epoch, long change) {
  private static final Pattern FORM = Pattern.compile("chg_([0-9a-z]{1,13})_([0-9]{1,18})");
  private static final int RADIX = 36;

  /**
   * Reads one.
   *
   * @throws HttpException 400 if it is none
   */
  static ChangeCursor of(String text) {
    Matcher matcher = FORM.matcher(text);
    try {
      if (matcher.matches()) {
        return new ChangeCursor(
            Long.parseLong(matcher.group(1), RADIX), Long.parseLong(matcher.group(2)));
      }
    } catch (NumberFormatException _) {
      // told below
    }
    throw HttpException.badRequest(
        "'since' takes the next_cursor of an earlier answer; leave it out to begin with all"
            + " records, or send 'now' for what comes from now on");
  }

  String text() {
    return "chg_" + Long.toString(epoch, RADIX) + "_" + change;
  }
}
