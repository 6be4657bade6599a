package dev.mapwright.engine.connector.load;

import dev.mapwright.engine.connector.Endpoint;
import dev.mapwright.engine.connector.ErrorRules;
import dev.mapwright.engine.connector.Fragment;
import dev.mapwright.engine.connector.Request;
import dev.mapwright.engine.connector.Request.As;
import dev.mapwright.engine.connector.Request.Basic;
import dev.mapwright.engine.connector.Request.BodyKind;
import dev.mapwright.engine.connector.Request.Decode;
import dev.mapwright.engine.connector.Request.Method;
import dev.mapwright.engine.connector.Request.Target;
import dev.mapwright.engine.connector.load.expression.ExpressionScope;
import dev.mapwright.engine.connector.load.expression.TemplateReader;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.Template;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.yaml.YamlNode;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import dev.mapwright.engine.yaml.schema.CheckedMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Reads a request, and fragments of requests. */
final class RequestReader {
  private static final List<String> BODIES = List.of("json", "form", "body");

  private static final Target NOWHERE = new Target.Path(List.of(), false);

  private final TemplateReader templates;
  private final DefaultsReader defaults;
  private final TargetReader targets;

  RequestReader(LoadContext context) {
    this.templates = new TemplateReader(context.expressions());
    this.defaults = new DefaultsReader(context);
    this.targets = new TargetReader(context.expressions(), context.origins());
  }

  /**
   * An endpoint.
   *
   * @param fields the map with {@code request} in it
   * @param level the map's own keys, with what is inherited merged in
   * @param name what messages call it
   */
  Endpoint endpoint(CheckedMap fields, Defaults level, String name, ExpressionScope scope) {
    ScalarNode line = fields.scalar("request");
    TargetReader.Line read =
        line == null
            ? new TargetReader.Line(Method.POST, NOWHERE)
            : targets.read(line.passage(), scope);
    BodyKind kind = kind(fields);
    Request request =
        new Request(
            read.method(),
            read.target(),
            new Fragment(
                level.query(),
                level.headers(),
                kind == BodyKind.USUAL
                    ? body(fields, "json", scope)
                    : other("json", kind, fields, scope),
                kind == BodyKind.USUAL
                    ? body(fields, "form", scope)
                    : other("form", kind, fields, scope)),
            basic(fields, scope),
            level.arrays(),
            decode(fields),
            kind,
            line == null ? fields.place() : line.place());
    checkBody(fields, read.method());
    return new Endpoint(
        name, request, rules(level.errors()), level.limits(), level.timeout(), level.attempts());
  }

  /** What holds for fetching bytes from a URL that is found out at run time. */
  Endpoint bytes(Defaults level, String name, Place place) {
    Request request =
        new Request(Method.GET, NOWHERE, Fragment.EMPTY, null, level.arrays(), Decode.AUTO, place);
    return new Endpoint(
        name, request, rules(level.errors()), level.limits(), level.timeout(), level.attempts());
  }

  /** What a filter, a sort or the authentication adds. */
  Fragment fragment(CheckedMap fields, ExpressionScope scope) {
    SequencedMap<String, Template> headers = new LinkedHashMap<>();
    YamlNode.MapNode own = fields.map("headers");
    if (own != null) {
      own.entries().forEach((name, entry) -> headers.put(name, defaults.header(entry, scope)));
    }
    YamlNode.MapNode query = fields.map("query");
    return new Fragment(
        query == null ? new LinkedHashMap<>() : templates.texts(query, scope),
        headers,
        body(fields, "json", scope),
        body(fields, "form", scope));
  }

  /** User name and password, or null. */
  @Nullable Basic basic(CheckedMap fields, ExpressionScope scope) {
    return pair(fields.fields("basic"), scope);
  }

  /** User name and password of a map of both, or null. */
  @Nullable Basic pair(@Nullable CheckedMap basic, ExpressionScope scope) {
    if (basic == null) {
      return null;
    }
    return new Basic(credential(basic, "username", scope), credential(basic, "password", scope));
  }

  private Template credential(CheckedMap basic, String key, ExpressionScope scope) {
    ScalarNode node = basic.scalar(key);
    return node == null ? new Template.Literal("") : templates.text(node, scope);
  }

  /** A table has more to say than its name. */
  private static Decode decode(CheckedMap fields) {
    CheckedMap table = fields.fields("decode");
    if (table == null) {
      return Decode.of(As.valueOf(fields.text("decode", "json").toUpperCase(Locale.ROOT)));
    }
    String separator = table.text("separator", ",");
    return new Decode(
        As.CSV, separator.equals("tab") ? '\t' : separator.charAt(0), table.texts("columns"));
  }

  private static BodyKind kind(CheckedMap fields) {
    CheckedMap body = fields.fields("body");
    if (body == null) {
      return BodyKind.USUAL;
    }
    return body.has("xml")
        ? BodyKind.XML
        : body.has("multipart") ? BodyKind.MULTIPART : BodyKind.TEXT;
  }

  /** Parts are kept like a form, all else like JSON. */
  private @Nullable Template other(
      String slot, BodyKind kind, CheckedMap fields, ExpressionScope scope) {
    boolean isForm = kind == BodyKind.MULTIPART;
    YamlNode node = fields.required("body").node(kind.name().toLowerCase(Locale.ROOT));
    if (node == null || isForm != slot.equals("form")) {
      return null;
    }
    if (!(kind == BodyKind.TEXT || node instanceof YamlNode.MapNode)) {
      fields
          .problems()
          .error(
              "wrong-body",
              node.place(),
              "A map is expected here, whose keys are "
                  + (isForm ? "the parts." : "elements: the root alone, and what is in it."),
              null);
      return null;
    }
    if (kind == BodyKind.XML && node instanceof YamlNode.MapNode map && map.entries().size() != 1) {
      fields
          .problems()
          .error(
              "wrong-body",
              node.place(),
              "An XML document has one root element, not " + map.entries().size() + ".",
              "Write one key, and what is in it below.");
    }
    return templates.text(node, scope);
  }

  private @Nullable Template body(CheckedMap fields, String key, ExpressionScope scope) {
    if (!fields.knows(key)) {
      return null;
    }
    YamlNode node = fields.node(key);
    if (node == null) {
      return null;
    }
    return key.equals("json") ? templates.json(node, scope) : templates.text(node, scope);
  }

  private static void checkBody(CheckedMap fields, Method method) {
    for (String body : BODIES) {
      if (method == Method.GET && fields.has(body)) {
        fields
            .problems()
            .error(
                "body-of-get",
                fields.placeOf(body),
                "A GET carries no body.",
                "Write the request as POST, or move this into query.");
      }
    }
    List<String> said = BODIES.stream().filter(fields::has).toList();
    if (said.size() > 1) {
      fields
          .problems()
          .error(
              "two-bodies",
              fields.placeOf(said.getLast()),
              said.contains("body")
                  ? "A request has one body: json, form or body."
                  : "A request has one body, json or form.",
              null);
    }
  }

  static ErrorRules rules(SequencedMap<String, Expression> errors) {
    SequencedMap<Outcome, Expression> conditions = new LinkedHashMap<>();
    errors.forEach((word, condition) -> {
      if (!word.equals("message")) {
        conditions.put(Outcome.valueOf(word.toUpperCase(Locale.ROOT)), condition);
      }
    });
    return new ErrorRules(conditions, errors.get("message"));
  }

  /** The rules of a map of errors, over those above. */
  SequencedMap<String, Expression> errors(CheckedMap fields, Defaults above) {
    return defaults.errors(above.errors(), fields.map("errors"));
  }
}
