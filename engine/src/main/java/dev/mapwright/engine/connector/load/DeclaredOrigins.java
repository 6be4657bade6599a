package dev.mapwright.engine.connector.load;

import com.google.re2j.Pattern;
import dev.mapwright.engine.connector.AccountField;
import dev.mapwright.engine.connector.load.expression.ExpressionReader;
import dev.mapwright.engine.connector.load.expression.ExpressionScope;
import dev.mapwright.engine.connector.load.expression.ExpressionToken;
import dev.mapwright.engine.connector.load.expression.TemplateReader;
import dev.mapwright.engine.connector.load.expression.VariablePath;
import dev.mapwright.engine.expression.Template;
import dev.mapwright.engine.problem.Passage;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.problem.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Matcher;

/**
 * Collects the origins that a connector's requests may go to. A customer's own text must not choose
 * where requests, and with them secrets, go: within a host stand fixed text and account fields that
 * can only be a label of the host's name, or one of fixed options.
 */
final class DeclaredOrigins {
  private static final java.util.regex.Pattern SCHEME =
      java.util.regex.Pattern.compile("(https?)://");

  private static final String ASTERISK = "*.";

  private static final ExpressionScope HOST = ExpressionScope.ACCOUNT.in("a host");

  private final ExpressionReader expressions;
  private final TemplateReader templates;
  private final SequencedMap<String, Template> found = new LinkedHashMap<>();

  DeclaredOrigins(ExpressionReader expressions) {
    this.expressions = expressions;
    this.templates = new TemplateReader(expressions);
  }

  /** The origins of absolute requests and of {@code hosts}, each once. */
  List<Template> found() {
    return List.copyOf(found.values());
  }

  /** Whether a request's target names its own origin. */
  static boolean isAbsolute(String target) {
    return target.startsWith("http://") || target.startsWith("https://");
  }

  /** Checks the origin of an absolute URL and takes it as allowed. */
  void allow(Passage url) {
    allow(url, false);
  }

  private void allow(Passage url, boolean asterisk) {
    Passage origin = checked(url, asterisk);
    found.computeIfAbsent(origin.text(), _ -> templates.passage(origin, HOST));
  }

  /**
   * Allows a host of {@code hosts}, which may leave out the scheme, and may have an asterisk in the
   * place of its first label.
   */
  void allowHost(Passage host) {
    checkAsterisk(host);
    if (isAbsolute(host.text())) {
      allow(host, true);
      return;
    }
    int end = checkHost(host, 0, true);
    Template name = templates.passage(host.part(0, end), HOST);
    Template https = new Template.Literal("https://");
    found.putIfAbsent("https://" + host.text(), new Template.Text(List.of(https, name)));
  }

  /** Checks the origin of an absolute URL; answers the part of the text that is the origin. */
  Passage checked(Passage url) {
    return checked(url, false);
  }

  private Passage checked(Passage url, boolean asterisk) {
    Matcher scheme = SCHEME.matcher(url.text());
    if (!scheme.lookingAt()) {
      problems()
          .error(
              "wrong-origin",
              url.place(),
              "An origin begins with https:// and the host.",
              "Write https://host, with {{ $account... }} within the host where accounts differ.");
      return url.part(0, 0);
    }
    Passage origin = url.part(0, checkHost(url, scheme.end(), asterisk));
    if (scheme.group(1).equals("http") && !isLoopback(origin.text().substring(scheme.end()))) {
      problems()
          .warning(
              "insecure-origin",
              url.at(0, scheme.end()),
              "Requests, and the secrets in them, go out unencrypted.",
              "Use https:// if the vendor has it.");
    }
    return origin;
  }

  /** Checks a host; answers where it ends. */
  private int checkHost(Passage url, int from, boolean asterisk) {
    String text = url.text();
    int end = from;
    while (end < text.length() && text.charAt(end) != '/') {
      int close = text.startsWith("{{", end) ? ExpressionToken.endOfExpression(text, end + 2) : -1;
      if (close > 0) {
        checkWithinHost(url.part(end + 2, close));
      }
      end = close > 0 ? close + 2 : end + 1;
    }
    boolean hasLabel = asterisk && text.startsWith(ASTERISK, from);
    checkFixedPart(url, hasLabel ? from + ASTERISK.length() : from, end);
    return end;
  }

  /** A whole domain of somebody's, such as {@code *.com}, is no vendor's. */
  private void checkAsterisk(Passage host) {
    String name = host.text().replaceFirst("^https?://", "").replaceFirst("[:/].*$", "");
    boolean isFirst = name.startsWith(ASTERISK);
    String rest = isFirst ? name.substring(ASTERISK.length()) : name;
    boolean isNarrow = rest.replaceAll("\\{\\{.*?}}", "x").split("\\.", -1).length >= 2;
    if (isFirst && (!isNarrow || rest.startsWith("{{"))) {
      problems()
          .error(
              "wide-host",
              host.place(),
              "'" + name + "' is more than one vendor's hosts.",
              "Name the vendor's own domain behind the asterisk, such as *.vendor.example.");
    }
  }

  private void checkFixedPart(Passage origin, int from, int to) {
    String host = origin.text().substring(from, to).replaceAll("\\{\\{.*?}}", "x");
    if (host.contains("*")) {
      problems()
          .error(
              "wrong-origin",
              origin.at(from, Math.max(1, to - from)),
              "An asterisk stands for the first label of a host, in 'hosts' alone.",
              "Write \"*.vendor.example\" under 'hosts', and the host itself here.");
    } else if (host.isEmpty() || host.contains("@") || host.contains("?") || host.contains("#")) {
      problems()
          .error(
              "wrong-origin",
              origin.at(from, Math.max(1, to - from)),
              "A host name is expected here, with a port where it is needed.",
              null);
    }
  }

  private void checkWithinHost(Passage expression) {
    Map<String, AccountField> account = expressions.account();
    for (VariablePath path : VariablePath.in(expression.text())) {
      Place place = expression.at(path.start(), path.end() - path.start());
      if (!path.variable().equals("account")) {
        continue; // functions; of other variables the scope tells
      }
      String name = path.keys().isEmpty() ? "" : path.keys().getFirst();
      AccountField field = account.get(name);
      if (name.isEmpty() || (field != null && !isSafe(field))) {
        tellUnsafe(place, name.isEmpty() ? "$account" : name);
      } else if (field != null && field.organization()) {
        problems()
            .error(
                "organization-in-host",
                place,
                "'" + name + "' is the organization, and calls must not choose a host by it.",
                "Put the organization into the path, or take 'organization' from the field.");
      }
    }
  }

  private static boolean isSafe(AccountField field) {
    Pattern pattern = field.pattern();
    boolean bounded =
        !field.options().isEmpty() || pattern != null && Patterns.matchesHostLabelOnly(pattern);
    return bounded && !field.secret();
  }

  private void tellUnsafe(Place place, String name) {
    problems()
        .error(
            "unsafe-host",
            place,
            "'" + name + "' is part of a host, so it must not be able to name another one.",
            "Give the account field options, or a pattern that matches letters, digits and dashes"
                + " only, such as \"[a-z0-9-]+\"; it must not be secret.");
  }

  private static boolean isLoopback(String host) {
    return host.matches("(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]+)?");
  }

  private Problems problems() {
    return expressions.problems();
  }
}
