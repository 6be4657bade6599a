package dev.mapwright.engine.connector.load;

import dev.mapwright.engine.connector.AccountField;
import dev.mapwright.engine.connector.Auth;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.Overlay;
import dev.mapwright.engine.connector.Resource;
import dev.mapwright.engine.connector.grammar.Language;
import dev.mapwright.engine.connector.load.expression.ExpressionReader;
import dev.mapwright.engine.connector.load.expression.ExpressionScope;
import dev.mapwright.engine.connector.load.expression.TemplateReader;
import dev.mapwright.engine.expression.ExpressionLanguage;
import dev.mapwright.engine.expression.Template;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.problem.Fix;
import dev.mapwright.engine.problem.Nearest;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.engine.problem.Utf8;
import dev.mapwright.engine.yaml.YamlNode;
import dev.mapwright.engine.yaml.YamlNode.MapNode;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import dev.mapwright.engine.yaml.YamlReader;
import dev.mapwright.engine.yaml.schema.CheckedMap;
import dev.mapwright.engine.yaml.schema.StructureCheck;
import dev.mapwright.jsonata.value.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads connector files: from text to a connector that is checked and complete, with every problem
 * of the file at once. Safe for any thread.
 */
public final class ConnectorLoader {
  private static final String ENDING = ".yaml";

  private final ExpressionLanguage language;
  private final UnifiedModels models;

  /**
   * A loader.
   *
   * @param language compiles the expressions
   * @param models what resources are mapped to
   */
  public ConnectorLoader(ExpressionLanguage language, UnifiedModels models) {
    this.language = language;
    this.models = models;
  }

  /**
   * Reads a file.
   *
   * @param name what problems call it
   * @throws IOException if it cannot be read; that it is no UTF-8 is a problem of the file instead
   */
  public LoadResult load(Path file, String name) throws IOException {
    Problems problems = new Problems();
    SourceFile text = Utf8.read(file, name, problems);
    return text == null ? new LoadResult(null, problems.inOrder(), Waivers.NONE) : load(text);
  }

  /** Reads a file; nothing is thrown, whatever it holds. */
  public LoadResult load(SourceFile file) {
    Problems problems = new Problems();
    YamlNode root = YamlReader.read(file, problems);
    MapNode map =
        root == null || !LanguageVersion.check(root, problems)
            ? null
            : new StructureCheck(problems).check(root, Language.CONNECTOR);
    Connector connector = map == null ? null : connector(map, file, List.of(), null, problems);
    Waivers waivers = map == null ? Waivers.NONE : Waivers.read(map);
    return new LoadResult(
        problems.hasErrors() ? null : connector, waivers.without(problems.inOrder()), waivers);
  }

  /**
   * Reads what somebody has laid over a connector.
   *
   * @param merged the connector's checked tree with the overlays in it
   * @param beneath the connector without the uppermost of the overlays
   * @param overlays from the lowest; what stands in them reads no secrets
   * @param problems gets what is wrong, wherever it stands
   */
  public Connector loadMerged(
      MapNode merged, Connector beneath, List<Overlay> overlays, Problems problems) {
    return connector(merged, beneath.file(), overlays, beneath, problems);
  }

  private Connector connector(
      MapNode tree,
      SourceFile file,
      List<Overlay> overlays,
      @Nullable Connector beneath,
      Problems problems) {
    CheckedMap fields = CheckedMap.root(Language.CONNECTOR, tree, problems);
    String name = fields.text("connector", "");
    checkSlug(fields, file);
    SequencedMap<String, AccountField> account = AccountReader.read(fields);
    ExpressionReader expressions =
        new ExpressionReader(
            language,
            fields.problems(),
            account,
            overlays.stream().map(Overlay::file).collect(Collectors.toSet()));
    DeclaredOrigins origins = new DeclaredOrigins(expressions);
    LoadContext context = LoadContext.of(expressions, origins);
    fields.scalars("hosts").forEach(host -> origins.allowHost(host.passage()));
    Template baseUrl = baseUrl(fields, expressions, origins);
    Defaults defaults =
        new DefaultsReader(context)
            .read(fields, Defaults.NONE, "connector", ExpressionScope.ANY_REQUEST);
    List<Auth> auth = new AuthReader(context, defaults).read(fields);
    SequencedMap<String, Resource> resources = resources(fields, context, defaults);
    return new Connector(
        name,
        fields.text("label", name),
        fields.text("docs"),
        account,
        baseUrl,
        origins.found(),
        auth,
        resources,
        file,
        version(tree),
        overlays,
        beneath);
  }

  private static long version(MapNode tree) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Json.writeBytes(tree.asJson()));
      return ByteBuffer.wrap(hash).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void checkSlug(CheckedMap fields, SourceFile file) {
    ScalarNode slug = fields.scalar("connector");
    String last = file.name().substring(file.name().lastIndexOf('/') + 1);
    if (slug != null && !last.equals(slug.text() + ENDING)) {
      fields
          .problems()
          .error(
              "wrong-slug",
              slug.place(),
              "A connector is called like its file, '" + last + "'.",
              "Write 'connector: "
                  + last.replace(ENDING, "")
                  + "', or name the file '"
                  + slug.text()
                  + ENDING
                  + "'.",
              last.endsWith(ENDING) ? new Fix(slug.place(), last.replace(ENDING, "")) : null);
    }
  }

  private static Template baseUrl(
      CheckedMap fields, ExpressionReader expressions, DeclaredOrigins origins) {
    ScalarNode base = fields.scalar("base_url");
    if (base == null) {
      return new Template.Literal("");
    }
    origins.checked(base.passage());
    return new TemplateReader(expressions).text(base, ExpressionScope.ACCOUNT.in("base_url"));
  }

  private SequencedMap<String, Resource> resources(
      CheckedMap fields, LoadContext context, Defaults defaults) {
    SequencedMap<String, Resource> resources = new LinkedHashMap<>();
    fields
        .named("resources")
        .forEach((name, own) -> {
          UnifiedModel model = model(own);
          if (model != null) {
            resources.put(
                name, new ResourceReader(fields, own, name, model, context, defaults).read());
          }
        });
    return resources;
  }

  private @Nullable UnifiedModel model(CheckedMap resource) {
    ScalarNode name = resource.scalar("model");
    if (name == null) {
      return null;
    }
    Optional<UnifiedModel> model = models.find(name.text());
    if (model.isEmpty()) {
      resource
          .problems()
          .error(
              "unknown-model",
              name.place(),
              "There is no unified model '" + name.text() + "'.",
              Nearest.advice(name.text(), models.all().keySet()),
              Fix.nearest(name.place(), name.text(), models.all().keySet()));
    }
    return model.orElse(null);
  }
}
