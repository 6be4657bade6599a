package dev.mapwright.server.trace;

import dev.mapwright.server.http.RequestObserver;
import dev.mapwright.server.http.ServerRequest;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.common.export.RetryPolicy;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Traces requests: a span for each, going on with the caller's trace where it names one, and below
 * it one for each request to a vendor and for the mapping of each slice of a page. Thread-safe.
 *
 * <p>Spans are sent in batches by a thread of their own; a collector that is away holds up nobody,
 * and what it misses is lost. Vendors are told nothing of traces.
 */
public final class OtlpTraces implements RequestObserver, AutoCloseable {
  private static final AttributeKey<String> SERVICE = AttributeKey.stringKey("service.name");
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  /** What no row of the route table answers; its method and path are the caller's own words. */
  private static final String UNKNOWN = "HTTP";

  /** Meanwhile others wait in a queue that has its bounds. */
  private static final RetryPolicy TWICE = RetryPolicy.builder().setMaxAttempts(2).build();

  private static final Headers HEADERS = new Headers();

  private final SdkTracerProvider provider;
  private final Tracer tracer;

  /** Begins to send. */
  public OtlpTraces(TraceSettings settings) {
    OtlpHttpSpanExporterBuilder exporter =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(settings.address().toString())
            .setRetryPolicy(TWICE);
    settings.headers().forEach(exporter::addHeader);
    this.provider =
        SdkTracerProvider.builder()
            .setResource(Resource.create(Attributes.of(SERVICE, settings.service())))
            .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(settings.ratio())))
            .addSpanProcessor(
                BatchSpanProcessor.builder(new ToldExporter(exporter.build())).build())
            .build();
    this.tracer = provider.get("dev.mapwright");
  }

  @Override
  public Observation begin(ServerRequest request) {
    Context caller =
        W3CTraceContextPropagator.getInstance().extract(Context.root(), request.headers(), HEADERS);
    Span span =
        tracer.spanBuilder(UNKNOWN).setParent(caller).setSpanKind(SpanKind.SERVER).startSpan();
    return span.isRecording() ? new TracedRequest(tracer, span, request) : (_, _) -> {};
  }

  /** Sends what is left. */
  @Override
  public void close() {
    provider.shutdown().join(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The headers of a request, names in lower case. */
  private static final class Headers implements TextMapGetter<Map<String, String>> {
    @Override
    public @Nullable String get(@Nullable Map<String, String> headers, String name) {
      return headers == null ? null : headers.get(name.toLowerCase(Locale.ROOT));
    }
  }
}
