package dev.mapwright.server.trace;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log, once in a while, that traces do not arrive; what libraries say is not shown. */
final class ToldExporter implements SpanExporter {
  private static final Logger LOG = LoggerFactory.getLogger(ToldExporter.class);
  private static final long PAUSE = Duration.ofMinutes(5).toNanos();

  private final SpanExporter exporter;
  private final AtomicLong again = new AtomicLong(System.nanoTime());

  ToldExporter(SpanExporter exporter) {
    this.exporter = exporter;
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    CompletableResultCode result = exporter.export(spans);
    int count = spans.size();
    return result.whenComplete(() -> {
      if (!result.isSuccess()) {
        tell(count);
      }
    });
  }

  private void tell(int count) {
    long now = System.nanoTime();
    long next = again.get();
    if (now - next >= 0 && again.compareAndSet(next, now + PAUSE)) {
      LOG.warn(
          "Traces do not arrive: {} spans were lost, and so are others until the collector takes"
              + " them again",
          count);
    }
  }

  @Override
  public CompletableResultCode flush() {
    return exporter.flush();
  }

  @Override
  public CompletableResultCode shutdown() {
    return exporter.shutdown();
  }
}
