package dev.mapwright.server.dialect.file;

import dev.mapwright.engine.connector.load.ProjectionReader;
import dev.mapwright.engine.expression.ExpressionLanguage;
import dev.mapwright.engine.mapping.Projection;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.problem.Nearest;
import dev.mapwright.engine.problem.Problem;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.engine.yaml.YamlNode;
import dev.mapwright.engine.yaml.YamlNode.MapNode;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import dev.mapwright.engine.yaml.YamlReader;
import dev.mapwright.engine.yaml.schema.CheckedMap;
import dev.mapwright.engine.yaml.schema.StructureCheck;
import dev.mapwright.server.dialect.Dialect;
import dev.mapwright.server.dialect.Dialect.Expansion;
import dev.mapwright.server.dialect.Dialect.Part;
import dev.mapwright.server.dialect.Dialect.RequestLimit;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads dialects' files. Safe for any thread. */
public final class DialectLoader {
  private static final Set<String> OF_RECORD = Set.of("record_id", "modified_at", "remote");
  private static final Set<String> OF_ITEM = Set.of("record_id");

  private final ExpressionLanguage language;
  private final UnifiedModels models;
  private final UnifiedModels shapes;

  /**
   * A loader.
   *
   * @param language compiles the expressions
   * @param models what dialects make their records of
   * @param shapes the forms of their records
   */
  public DialectLoader(ExpressionLanguage language, UnifiedModels models, UnifiedModels shapes) {
    this.language = language;
    this.models = models;
    this.shapes = shapes;
  }

  /**
   * What came of reading a file.
   *
   * @param dialect null where an error keeps it from being used
   */
  public record Result(@Nullable Dialect dialect, List<Problem> problems) {
    public Result {
      problems = List.copyOf(problems);
    }
  }

  /** Reads a file; nothing is thrown, whatever it holds. */
  public Result load(SourceFile file) {
    Problems problems = new Problems();
    YamlNode root = YamlReader.read(file, problems);
    MapNode map =
        root == null ? null : new StructureCheck(problems).check(root, DialectLanguage.DIALECT);
    Dialect dialect =
        map == null ? null : dialect(CheckedMap.root(DialectLanguage.DIALECT, map, problems));
    return new Result(problems.hasErrors() ? null : dialect, problems.inOrder());
  }

  private @Nullable Dialect dialect(CheckedMap fields) {
    UnifiedModel model = find(models, fields, "model");
    UnifiedModel shape = find(shapes, fields, "shape");
    if (model == null || shape == null) {
      return null;
    }
    ProjectionReader reader = new ProjectionReader(language, fields.problems());
    SequencedMap<String, Expansion> expansions = expansions(fields, shape, reader);
    return new Dialect(
        fields.text("dialect", ""),
        fields.text("label", fields.text("dialect", "")),
        fields.text("resource", ""),
        model,
        shape,
        base(fields),
        path(fields),
        fields.text("account", ""),
        new ParametersReader(model, shape).read(fields),
        envelope(fields),
        new WordsReader(model).read(fields),
        Projection.of(
            reader.mapping(fields, "map", shape, "the map of a dialect", OF_RECORD), shape),
        expansions,
        new ErrorsReader(reader).read(fields.required("errors")),
        limit(fields.fields("limit")),
        new SyncsReader(reader, base(fields)).read(fields));
  }

  private static @Nullable UnifiedModel find(UnifiedModels among, CheckedMap owner, String key) {
    ScalarNode name = owner.scalar(key);
    Optional<UnifiedModel> found = name == null ? Optional.empty() : among.find(name.text());
    if (name != null && found.isEmpty()) {
      owner
          .problems()
          .error(
              "unknown-" + key,
              name.place(),
              "There is no " + key + " '" + name.text() + "'.",
              Nearest.advice(name.text(), among.all().keySet()));
    }
    return found.orElse(null);
  }

  private static String base(CheckedMap fields) {
    String path = fields.text("path", "/");
    String base = fields.text("base", path);
    if (!path.equals(base) && !path.startsWith(base + "/")) {
      fields
          .problems()
          .error(
              "wrong-base",
              fields.placeOf("base"),
              "The path " + path + " is not below the base '" + base + "'.",
              "Write the path's beginning, such as /api, or leave the base out.");
    }
    return base;
  }

  private static String path(CheckedMap fields) {
    String path = fields.text("path", "/");
    if (!path.matches("(/[A-Za-z0-9._-]+)+")) {
      fields
          .problems()
          .error(
              "wrong-path",
              fields.placeOf("path"),
              "'" + path + "' is no path of plain segments.",
              "Write one such as /api/ats/v1/candidates.");
    }
    return path;
  }

  private static SequencedMap<String, Part> envelope(CheckedMap fields) {
    SequencedMap<String, Part> envelope = new LinkedHashMap<>();
    MapNode list = fields.map("list");
    if (list != null) {
      list.entries()
          .forEach((name, entry) ->
              envelope.put(
                  name,
                  Part.valueOf(((ScalarNode) entry.value()).text().toUpperCase(Locale.ROOT))));
    }
    for (Part part : List.of(Part.ITEMS, Part.CURSOR)) {
      if (list != null && !envelope.containsValue(part)) {
        String word = part.name().toLowerCase(Locale.ROOT);
        fields
            .problems()
            .error("missing-part", fields.placeOf("list"), "No member is '" + word + "'.", null);
      }
    }
    return envelope;
  }

  private SequencedMap<String, Expansion> expansions(
      CheckedMap fields, UnifiedModel shape, ProjectionReader reader) {
    SequencedMap<String, Expansion> expansions = new LinkedHashMap<>();
    fields
        .named("expand")
        .forEach((name, own) -> {
          UnifiedModel item = find(shapes, own, "shape");
          ScalarNode each = own.scalar("each");
          if (shape.root().field(name) == null) {
            fields
                .problems()
                .error(
                    "unknown-field",
                    own.place(),
                    "A record has no field '" + name + "'.",
                    Nearest.advice(name, shape.root().fields().keySet()));
          }
          if (item != null && each != null) {
            expansions.put(
                name,
                new Expansion(
                    reader.expression(each, "an expansion", Set.of()),
                    item,
                    Projection.of(
                        reader.mapping(own, "map", item, "an expansion", OF_ITEM), item)));
          }
        });
    return expansions;
  }

  private static @Nullable RequestLimit limit(@Nullable CheckedMap limit) {
    if (limit == null) {
      return null;
    }
    CheckedMap headers = limit.fields("headers");
    return new RequestLimit(
        limit.whole("requests", 1),
        limit.time("window", Duration.ofMinutes(1)),
        headers == null ? null : headers.text("limit"),
        headers == null ? null : headers.text("remaining"),
        headers == null ? null : headers.text("reset"));
  }
}
