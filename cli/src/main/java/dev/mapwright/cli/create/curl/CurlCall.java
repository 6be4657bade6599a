package dev.mapwright.cli.create.curl;

import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.ExitCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The request that a curl command makes.
 *
 * @param headers by name as written
 * @param user and password with a colon between; null where the command names none
 * @param data the body, or {@code ""}
 */
record CurlCall(
    String method,
    String url,
    SequencedMap<String, String> headers,
    @Nullable String user,
    String data) {
  private static final String SHORT_WITH_VALUE = "XHduAbeomwcx";
  private static final Map<String, String> LONG_WITH_VALUE =
      Map.ofEntries(
          Map.entry("--request", "-X"),
          Map.entry("--header", "-H"),
          Map.entry("--data", "-d"),
          Map.entry("--data-raw", "--data-raw"),
          Map.entry("--data-ascii", "-d"),
          Map.entry("--data-binary", "-d"),
          Map.entry("--data-urlencode", "--data-urlencode"),
          Map.entry("--json", "--json"),
          Map.entry("--user", "-u"),
          Map.entry("--url", "--url"),
          Map.entry("--oauth2-bearer", "--oauth2-bearer"),
          Map.entry("--cookie", "-b"),
          Map.entry("--user-agent", "-A"),
          Map.entry("--referer", "-e"),
          Map.entry("--output", "-o"),
          Map.entry("--write-out", "-w"),
          Map.entry("--max-time", "-m"),
          Map.entry("--connect-timeout", "-m"),
          Map.entry("--retry", "-m"),
          Map.entry("--cookie-jar", "-c"),
          Map.entry("--proxy", "-x"));
  private static final String SHORT_ALONE = "sSkLvifgG#N46I0";
  private static final Set<String> LONG_ALONE =
      Set.of(
          "--silent",
          "--show-error",
          "--insecure",
          "--location",
          "--verbose",
          "--include",
          "--fail",
          "--fail-with-body",
          "--globoff",
          "--compressed",
          "--http1.1",
          "--http2",
          "--no-buffer",
          "--progress-bar",
          "--basic",
          "--ipv4",
          "--ipv6",
          "--head");

  CurlCall {
    headers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(headers));
  }

  /**
   * Reads a command.
   *
   * @throws CommandFailure if it is none, or does what no connector is begun from
   */
  static CurlCall of(String command) {
    Deque<String> words = new ArrayDeque<>(ShellWords.of(command));
    if (words.isEmpty() || !words.removeFirst().matches("(.*/)?curl(\\.exe)?")) {
      throw wrong("does not begin with 'curl'. Give the whole command in quotes");
    }
    Reading reading = new Reading();
    while (!words.isEmpty()) {
      reading.word(words.removeFirst(), words);
    }
    return reading.call();
  }

  static CommandFailure wrong(String what) {
    return new CommandFailure(ExitCode.FAILED, "The command of --from-curl " + what + ".");
  }

  /** What has been read so far. */
  private static final class Reading {
    private final SequencedMap<String, String> headers = new LinkedHashMap<>();
    private final List<String> data = new ArrayList<>();
    private @Nullable String method;
    private @Nullable String url;
    private @Nullable String user;
    private boolean inQuery;

    void word(String word, Deque<String> rest) {
      if (!word.startsWith("-") || word.equals("-")) {
        url(word);
      } else if (word.startsWith("--")) {
        named(word, rest);
      } else {
        letters(word, rest);
      }
    }

    private void named(String word, Deque<String> rest) {
      String value = LONG_WITH_VALUE.get(word);
      if (value != null) {
        option(value, value(word, rest));
      } else if (word.equals("--get")) {
        inQuery = true;
      } else if (!LONG_ALONE.contains(word)) {
        throw unknown(word);
      }
    }

    /** Letters may stand together, and a value behind its letter. */
    private void letters(String word, Deque<String> rest) {
      for (int i = 1; i < word.length(); i++) {
        String letter = String.valueOf(word.charAt(i));
        if (SHORT_WITH_VALUE.contains(letter)) {
          String behind = word.substring(i + 1);
          option("-" + letter, behind.isEmpty() ? value("-" + letter, rest) : behind);
          return;
        }
        if (!SHORT_ALONE.contains(letter)) {
          throw unknown("-" + letter);
        }
        inQuery |= letter.equals("G");
      }
    }

    private static String value(String option, Deque<String> rest) {
      if (rest.isEmpty()) {
        throw wrong("ends with '" + option + "', which wants a value. Copy it whole");
      }
      return rest.removeFirst();
    }

    private void option(String option, String value) {
      switch (option) {
        case "-X" -> method = value;
        case "-H" -> header(value);
        case "-d" -> data.add(inline(value));
        case "--data-raw" -> data.add(value);
        case "--data-urlencode" -> data.add(encoded(value));
        case "--json" -> {
          data.add(inline(value));
          headers.putIfAbsent("Content-Type", "application/json");
        }
        case "-u" -> user = value;
        case "--url" -> url(value);
        case "--oauth2-bearer" -> headers.put("Authorization", "Bearer " + value);
        case "-b" -> headers.put("Cookie", value);
        default -> {
          // How curl itself is to work or to call itself is no part of the request.
        }
      }
    }

    private void url(String value) {
      if (url != null) {
        throw wrong("has two URLs. Give a command with the one that lists candidates");
      }
      url = value;
    }

    private void header(String line) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
      }
    }

    private static String inline(String value) {
      if (value.startsWith("@")) {
        throw wrong("reads its body from a file. Write the body into the command");
      }
      return value;
    }

    private static String encoded(String value) {
      int equals = value.indexOf('=');
      if (value.indexOf('@') >= 0 && equals < 0) {
        throw wrong("reads its body from a file. Write the body into the command");
      }
      return value.substring(0, Math.max(equals, 0))
          + "="
          + URLEncoder.encode(value.substring(equals + 1), StandardCharsets.UTF_8);
    }

    private static CommandFailure unknown(String option) {
      return wrong(
          "has the option '"
              + option
              + "', from which no connector can be begun. Leave it out if the vendor does not need"
              + " it; else begin without --from-curl and write the request by hand, see"
              + " docs/authoring.md");
    }

    CurlCall call() {
      if (url == null) {
        throw wrong("has no URL. Give the whole command");
      }
      String body = String.join("&", data);
      boolean asks = inQuery || data.isEmpty();
      if (inQuery && !data.isEmpty()) {
        url = url + (url.contains("?") ? "&" : "?") + body;
        body = "";
      }
      return new CurlCall(
          method != null ? method : asks ? "GET" : "POST", url, headers, user, body);
    }
  }
}
