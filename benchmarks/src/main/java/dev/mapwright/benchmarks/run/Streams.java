package dev.mapwright.benchmarks.run;

import dev.mapwright.benchmarks.load.Load.Target;
import dev.mapwright.benchmarks.report.Measure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a whole list as newline-delimited JSON. */
final class Streams {
  static final Measure RATE = new Measure("records/s", 0, true);
  static final Measure CPU = new Measure("CPU µs a record", 1, true);
  static final Measure FIRST = new Measure("first byte ms", 0, false);
  static final List<Measure> MEASURES = List.of(RATE, CPU, FIRST, MeasuredPages.PEAK);

  private final int records;

  Streams(int pages, int size) {
    this.records = pages * size;
  }

  /** What a stream held last, and when it began to come. */
  private record Held(String last, double firstMs) {}

  /** One stream of each, which warms them, too; their last records must be the same. */
  void check(Gateway ours, Gateway byHand) throws IOException, InterruptedException {
    String last = read(ours).last();
    SameAnswers.difference(bytes(last), bytes(read(byHand).last()))
        .ifPresent(where -> {
          throw new IllegalStateException("The streams differ at their ends, " + where);
        });
  }

  Map<Measure, Double> measure(Gateway gateway) throws IOException, InterruptedException {
    gateway.child().forgetPeak();
    Duration cpu = gateway.child().cpu();
    long began = System.nanoTime();
    double firstMs = read(gateway).firstMs();
    double seconds = (System.nanoTime() - began) / 1e9;
    double cpuMicros = gateway.child().cpu().minus(cpu).toNanos() / 1e3;
    Map<Measure, Double> values = new LinkedHashMap<>();
    values.put(RATE, records / seconds);
    values.put(CPU, cpuMicros / records);
    values.put(FIRST, firstMs);
    values.put(MeasuredPages.PEAK, gateway.child().peakMiB());
    return values;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Held read(Gateway gateway) throws IOException, InterruptedException {
    Target target = gateway.targets().of("stream", 1).getFirst();
    long began = System.nanoTime();
    try (InputStream in = gateway.child().open(target.path(), target.headers())) {
      byte[] buffer = new byte[256 * 1024];
      double firstMs = 0;
      int lines = 0;
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      String last = "";
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        firstMs = firstMs == 0 ? (System.nanoTime() - began) / 1e6 : firstMs;
        int start = 0;
        for (int i = 0; i < n; i++) {
          if (buffer[i] == '\n') {
            lines++;
            line.write(buffer, start, i - start);
            if (lines == records) {
              last = line.toString(StandardCharsets.UTF_8);
            }
            line.reset();
            start = i + 1;
          }
        }
        line.write(buffer, start, n - start);
      }
      if (lines != records) {
        throw new IOException(gateway.child().name() + " gave " + lines + " of " + records);
      }
      return new Held(last, firstMs);
    }
  }
}
