package dev.mapwright.server.console;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.Overlay;
import dev.mapwright.engine.connector.Resource;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.connector.load.LoadResult;
import dev.mapwright.engine.connector.load.overlay.LaidOver;
import dev.mapwright.engine.connector.load.overlay.OverlayLoader;
import dev.mapwright.engine.explain.Explainer;
import dev.mapwright.engine.explain.FieldExplanation;
import dev.mapwright.engine.loss.Loss;
import dev.mapwright.engine.loss.Unmappable;
import dev.mapwright.engine.mapping.Mapped;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.observe.ObservedLanguage;
import dev.mapwright.engine.offline.GivenRecords;
import dev.mapwright.engine.offline.OfflineMapping;
import dev.mapwright.engine.problem.Problem;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.server.explain.ObservedForm;
import dev.mapwright.server.http.HttpException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Compiles connectors anew, so that their expressions remember what they read, and maps records by
 * them: without an account's secrets and without a call. A few at a time, as compiling takes tens
 * of milliseconds of a processor. Thread-safe.
 */
final class Workbench {
  private static final int MOST_SECONDS = 10;

  private final UnifiedModels models;
  private final Semaphore free =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

  /** For records of these models. */
  Workbench(UnifiedModels models) {
    this.models = models;
  }

  /**
   * A connector that was compiled for one piece of work.
   *
   * @param connector null where an error keeps it from being used
   * @param problems errors and warnings
   * @param language which knows what its expressions were given
   */
  record Compiled(
      @Nullable Connector connector, List<Problem> problems, ObservedLanguage language) {}

  /**
   * A record that was mapped.
   *
   * @param fields the unified record
   * @param explanations of each field, in the model's order
   * @param losses what the record says and no field holds
   * @param incomplete the dotted fields that only a call would fill
   */
  record Explained(
      SequencedMap<String, Object> fields,
      List<FieldExplanation> explanations,
      Set<Loss> losses,
      Set<String> incomplete) {}

  /**
   * Does a piece of work when its turn comes.
   *
   * @throws HttpException 503 if it does not come soon
   */
  <T> T work(Supplier<T> piece) {
    try {
      if (!free.tryAcquire(MOST_SECONDS, TimeUnit.SECONDS)) {
        throw busy();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw busy();
    }
    try {
      return piece.get();
    } finally {
      free.release();
    }
  }

  private static HttpException busy() {
    return HttpException.with(
        503, "Others are trying mappings at the moment.", Map.of("retry-after", "5"));
  }

  /** The text of a connector. */
  Compiled compile(SourceFile file) {
    ObservedLanguage language = language();
    LoadResult result = new ConnectorLoader(language, models).load(file);
    return new Compiled(result.connector(), result.problems(), language);
  }

  /** A connector with what lies over it, and over that an overlay; null for none. */
  Compiled compile(Connector connector, @Nullable Overlay above) {
    ObservedForm form = ObservedForm.of(connector, new BoundedLanguage(), models);
    ObservedLanguage language = form.language();
    if (above == null) {
      return new Compiled(form.connector(), List.of(), language);
    }
    OverlayLoader overlays = new OverlayLoader(new ConnectorLoader(language, models));
    LaidOver laid = overlays.lay(form.connector(), above);
    return new Compiled(laid.connector(), laid.problems(), language);
  }

  private static ObservedLanguage language() {
    return new ObservedLanguage(new BoundedLanguage());
  }

  /** The model of a resource. */
  UnifiedModel model(Resource resource) {
    return models.find(resource.model()).orElseThrow();
  }

  /**
   * Maps and explains the first record of a document.
   *
   * @param account the fields of an account that are no secrets
   * @throws Unmappable if it cannot be mapped
   * @throws HttpException 400 if there is no record in it
   */
  Explained explain(Compiled compiled, String name, Map<String, String> account, Object document) {
    Connector connector = Objects.requireNonNull(compiled.connector);
    Resource resource = Objects.requireNonNull(connector.resources().get(name));
    UnifiedModel model = model(resource);
    OfflineMapping mapping =
        OfflineMapping.of(connector, resource, model, model.root().names(), account);
    GivenRecords records = mapping.open(document);
    if (records.size() == 0) {
      throw HttpException.badRequest("There is no record in it.");
    }
    compiled.language.forget();
    Mapped mapped = records.map(0);
    return new Explained(
        mapped.fields(),
        Explainer.explain(records.get(0), resource, model, mapping, mapped),
        mapped.losses(),
        mapping.incomplete());
  }
}
