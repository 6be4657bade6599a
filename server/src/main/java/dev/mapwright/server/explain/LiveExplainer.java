package dev.mapwright.server.explain;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.mapwright.engine.GetCall;
import dev.mapwright.engine.GetResult;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.Resource;
import dev.mapwright.engine.explain.Explainer;
import dev.mapwright.engine.explain.FieldExplanation;
import dev.mapwright.engine.expression.JsonataLanguage;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.mapping.Mapped;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.jsonata.option.Limits;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.unified.UnifiedApi;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Reads single records by connectors whose expressions remember what they are given, and tells
 * where their fields come from: what was read of the record, of other calls, and of what they gave.
 * One record of a connector at a time. Thread-safe.
 */
public final class LiveExplainer {
  private static final int MOST_KEPT = 20;
  private static final long MOST_SECONDS = 20;

  private final UnifiedApi api;
  private final UnifiedModels models;
  private final LoadingCache<Connector, Work> observed;

  /** Over an API, for records of these models. */
  public LiveExplainer(UnifiedApi api, UnifiedModels models) {
    this.api = api;
    this.models = models;
    this.observed =
        Caffeine.newBuilder()
            .weakKeys() // by identity: a connector that was read anew has another form
            .maximumSize(MOST_KEPT)
            .build(connector ->
                new Work(
                    ObservedForm.of(connector, new JsonataLanguage(Limits.DEFAULT), models),
                    new ReentrantLock(true)));
  }

  /** A form, and who works with it. */
  private record Work(ObservedForm form, ReentrantLock lock) {}

  /**
   * A record, with the vendor's own whether it is wanted or not.
   *
   * @throws dev.mapwright.engine.failure.EngineException if it cannot be read
   * @throws HttpException 503 if others have records explained for too long
   */
  public ExplainedRecord get(GetCall call) {
    Work work = Objects.requireNonNull(observed.get(call.account().connector()));
    try {
      if (!work.lock.tryLock(MOST_SECONDS, TimeUnit.SECONDS)) {
        throw busy();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw busy();
    }
    try {
      work.form.language().forget();
      return explained(call, work.form);
    } finally {
      work.form.language().forget(); // what it was given is somebody's
      work.lock.unlock();
    }
  }

  private static HttpException busy() {
    return HttpException.with(
        503, "Others have records explained at the moment.", Map.of("retry-after", "5"));
  }

  private ExplainedRecord explained(GetCall call, ObservedForm form) {
    Wants wants = new Wants(true, call.wants().excluded(), true);
    GetResult result =
        api.get(
            new GetCall(
                call.account().with(form.connector()),
                call.resource(),
                call.id(),
                wants,
                call.remoteQuery(),
                call.options()));
    Resource resource = Objects.requireNonNull(form.connector().resources().get(call.resource()));
    UnifiedModel model = models.find(resource.model()).orElseThrow();
    UnifiedRecord record = result.record();
    List<FieldExplanation> fields =
        Explainer.explain(
                Json.read(Json.write(record.remote())),
                resource,
                model,
                new Mapped(record.fields(), result.losses()))
            .stream()
            .map(field -> unread(field, record))
            .toList();
    return new ExplainedRecord(result, fields, Layers.of(form.connector(), resource));
  }

  /** A field is not empty for what is not there, if what it needs could not be read. */
  private static FieldExplanation unread(FieldExplanation field, UnifiedRecord record) {
    @Nullable String why = field.why();
    return why != null
            && field.expression() != null
            && record.unread().contains(field.field().root())
        ? new FieldExplanation(
            field.field(),
            field.values(),
            field.expression(),
            field.place(),
            field.reads(),
            "Related data that it may need could not be read; the warnings say why.")
        : field;
  }
}
