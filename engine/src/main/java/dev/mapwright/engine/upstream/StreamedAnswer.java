package dev.mapwright.engine.upstream;

import dev.mapwright.engine.upstream.attempt.CallContext;
import dev.mapwright.engine.upstream.transport.HttpStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/** A vendor's answer that is passed on while it is read. */
final class StreamedAnswer implements PassedAnswer {
  /** What concerns who asked; cookies, and places elsewhere, do not. */
  private static final Set<String> KEPT =
      Set.of(
          "content-type",
          "content-language",
          "etag",
          "last-modified",
          "link",
          "x-total-count",
          "x-request-id");

  private static final String LIMITS = "(x-)?rate-?limit-.*";
  private static final String TEXT = "(?i)(text/|.*(json|xml|javascript|urlencoded)).*";

  private final CallContext context;
  private final int status;
  private final Download body;
  private final SequencedMap<String, String> headers = new LinkedHashMap<>();
  private final boolean isText;

  private StreamedAnswer(CallContext context, HttpStream stream, Download body) {
    this.context = context;
    this.status = stream.status();
    this.body = body;
    Map<String, String> told = context.secrets().hideIn(stream.headers());
    told.forEach((name, value) -> {
      if (KEPT.contains(name) || name.matches(LIMITS)) {
        headers.put(name, value);
      }
    });
    this.isText = told.getOrDefault("content-type", "text/").matches(TEXT);
    if (!isText && body.length() >= 0) {
      headers.put("content-length", String.valueOf(body.length()));
    }
  }

  static PassedAnswer of(CallContext context, HttpStream stream, long maxBytes) {
    return new StreamedAnswer(context, stream, Download.of(context, stream, maxBytes, "answer"));
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public Map<String, String> headers() {
    return Collections.unmodifiableMap(headers);
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    if (!isText) {
      body.writeTo(out);
      return;
    }
    StruckOut clean = new StruckOut(context.secrets(), out);
    body.writeTo(clean);
    clean.finish();
  }

  @Override
  public void close() {
    body.close();
  }
}
