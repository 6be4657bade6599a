package dev.mapwright.server.trace;

import dev.mapwright.engine.watch.EngineEvent;
import dev.mapwright.engine.watch.EngineEvent.CallBegan;
import dev.mapwright.engine.watch.EngineEvent.Mapped;
import dev.mapwright.engine.watch.EngineEvent.VendorCalled;
import dev.mapwright.engine.watch.EngineEvent.Waited;
import dev.mapwright.server.http.RequestNotes;
import dev.mapwright.server.http.RequestObserver;
import dev.mapwright.server.http.ServerRequest;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * The span of one request, and what lies below it. Attributes have the names of OpenTelemetry's
 * conventions where there is one; they hold what the log may hold.
 */
final class TracedRequest implements RequestObserver.Observation {
  private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
  private static final AttributeKey<Long> STATUS =
      AttributeKey.longKey("http.response.status_code");
  private static final AttributeKey<Long> RESENT =
      AttributeKey.longKey("http.request.resend_count");
  private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
  private static final AttributeKey<String> TEMPLATE = AttributeKey.stringKey("url.template");
  private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
  private static final AttributeKey<String> REQUEST =
      AttributeKey.stringKey("mapwright.request_id");
  private static final AttributeKey<String> FORM = AttributeKey.stringKey("mapwright.form");
  private static final AttributeKey<String> CONNECTOR =
      AttributeKey.stringKey("mapwright.connector");
  private static final AttributeKey<String> ACCOUNT = AttributeKey.stringKey("mapwright.account");
  private static final AttributeKey<String> ENDPOINT = AttributeKey.stringKey("mapwright.endpoint");
  private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("mapwright.outcome");
  private static final AttributeKey<Long> RECORDS = AttributeKey.longKey("mapwright.records");
  private static final AttributeKey<Long> MILLIS = AttributeKey.longKey("mapwright.ms");

  private static final Set<String> WELL = Set.of("ok", "empty", "not_found", "redirected");
  private static final int FAILED = 500;

  private final Tracer tracer;
  private final Span span;
  private final Context below;
  private final String method;
  private final RequestNotes notes;

  /** Of a span that has begun. */
  TracedRequest(Tracer tracer, Span span, ServerRequest request) {
    this.tracer = tracer;
    this.span = span;
    this.below = Context.root().with(span);
    this.method = request.method();
    this.notes = request.notes();
  }

  @Override
  public void see(EngineEvent event) {
    switch (event) {
      case VendorCalled called -> vendor(called);
      case Mapped mapped ->
          end(
              began("map " + mapped.resource(), SpanKind.INTERNAL, mapped.took())
                  .setAttribute(CONNECTOR, mapped.connector())
                  .setAttribute(RECORDS, (long) mapped.records())
                  .startSpan());
      case Waited(EngineEvent.Wait what, Duration took) ->
          span.addEvent("wait " + what.word(), Attributes.of(MILLIS, took.toMillis()));
      case EngineEvent.NotAsked _ -> span.addEvent("not asked");
      case CallBegan _, EngineEvent.Repeated _, EngineEvent.Lost _ -> {}
    }
  }

  private void vendor(VendorCalled called) {
    String path = called.path().get();
    SpanBuilder builder =
        began(called.method() + " " + path, SpanKind.CLIENT, called.took())
            .setAttribute(METHOD, called.method())
            .setAttribute(TEMPLATE, path)
            .setAttribute(CONNECTOR, called.connector())
            .setAttribute(ACCOUNT, called.account())
            .setAttribute(ENDPOINT, called.endpoint())
            .setAttribute(OUTCOME, called.outcome());
    if (called.status() > 0) {
      builder.setAttribute(STATUS, (long) called.status());
    }
    if (called.attempt() > 1) {
      builder.setAttribute(RESENT, called.attempt() - 1L);
    }
    Span vendor = builder.startSpan();
    if (!WELL.contains(called.outcome())) {
      vendor.setAttribute(ERROR, called.outcome());
      vendor.setStatus(StatusCode.ERROR);
    }
    end(vendor);
  }

  /** What has just ended. */
  private SpanBuilder began(String name, SpanKind kind, Duration took) {
    return tracer
        .spanBuilder(name)
        .setParent(below)
        .setSpanKind(kind)
        .setStartTimestamp(Instant.now().minus(took));
  }

  private static void end(Span ended) {
    ended.end(Instant.now());
  }

  @Override
  public void end(int status, Duration took) {
    String route = notes.route();
    if (route != null) {
      span.setAttribute(ROUTE, route);
      span.setAttribute(METHOD, method);
      span.updateName(method + " " + route);
    }
    CallBegan call = notes.call();
    if (call != null) {
      span.setAttribute(CONNECTOR, call.connector());
      span.setAttribute(ACCOUNT, call.account());
    }
    span.setAttribute(FORM, notes.form());
    span.setAttribute(REQUEST, notes.id());
    span.setAttribute(STATUS, (long) status);
    if (status >= FAILED) {
      span.setStatus(StatusCode.ERROR);
      span.setAttribute(ERROR, String.valueOf(status));
    }
    span.end();
  }
}
