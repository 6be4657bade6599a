package dev.mapwright.engine.upstream.auth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a server asks of HTTP digest authentication (RFC 7616), and how often it was answered.
 * Thread-safe.
 *
 * @param realm for whom the password is
 * @param nonce the server's own
 * @param opaque what it wants back; null for nothing
 * @param algorithm {@code SHA-256} or {@code MD5}
 * @param hasQop whether answers are counted ({@code qop=auth})
 * @param count answers so far
 */
record DigestChallenge(
    String realm,
    String nonce,
    @Nullable String opaque,
    String algorithm,
    boolean hasQop,
    AtomicInteger count) {
  private static final Pattern SCHEME =
      Pattern.compile("(?:^|,)\\s*Digest\\s+", Pattern.CASE_INSENSITIVE);
  private static final Pattern PARAMETER =
      Pattern.compile(
          "\\G\\s*,?\\s*([A-Za-z]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s,\"]+))");

  /** The best one in a {@code WWW-Authenticate} header that can be answered; null for none. */
  static @Nullable DigestChallenge in(@Nullable String header) {
    List<DigestChallenge> all = new ArrayList<>();
    Matcher scheme = SCHEME.matcher(header == null ? "" : header);
    while (scheme.find()) {
      DigestChallenge challenge = of(parameters(String.valueOf(header), scheme.end()));
      if (challenge != null) {
        all.add(challenge);
      }
    }
    return all.stream().max(Comparator.comparing(DigestChallenge::algorithm)).orElse(null);
  }

  private static Map<String, String> parameters(String header, int from) {
    Map<String, String> parameters = new LinkedHashMap<>();
    Matcher parameter = PARAMETER.matcher(header).region(from, header.length());
    while (parameter.find()) {
      String quoted = parameter.group(2);
      parameters.put(
          parameter.group(1).toLowerCase(Locale.ROOT),
          quoted == null ? parameter.group(3) : quoted.replaceAll("\\\\(.)", "$1"));
    }
    return parameters;
  }

  private static @Nullable DigestChallenge of(Map<String, String> parameters) {
    String algorithm = parameters.getOrDefault("algorithm", "MD5").toUpperCase(Locale.ROOT);
    String nonce = parameters.get("nonce");
    String qop = parameters.get("qop");
    boolean isCounted =
        qop != null && List.of(qop.toLowerCase(Locale.ROOT).split("[\\s,]+")).contains("auth");
    boolean isKnown = algorithm.equals("MD5") || algorithm.equals("SHA-256");
    return nonce == null || !isKnown || (qop != null && !isCounted)
        ? null
        : new DigestChallenge(
            parameters.getOrDefault("realm", ""),
            nonce,
            parameters.get("opaque"),
            algorithm,
            isCounted,
            new AtomicInteger());
  }
}
