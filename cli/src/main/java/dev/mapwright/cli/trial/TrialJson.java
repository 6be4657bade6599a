package dev.mapwright.cli.trial;

import dev.mapwright.engine.failure.EngineException;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.engine.watch.VendorExchange;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.jsonata.value.JsonNull;
import dev.mapwright.server.explain.ExchangeJson;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeSet;

/** A trial for programs: one line for each exchange, each record, and the end. Thread-safe. */
final class TrialJson implements TrialOutput {
  private final PrintWriter out;

  TrialJson(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void exchange(VendorExchange exchange) {
    SequencedMap<String, Object> line = line("exchange");
    line.putAll(ExchangeJson.of(exchange));
    print(line);
  }

  @Override
  public boolean record(UnifiedRecord record) {
    SequencedMap<String, Object> line = line("record");
    line.put("id", record.id());
    line.put("unified", record.fields());
    line.put("vendor", Objects.requireNonNullElse(record.remote(), JsonNull.NULL));
    return print(line);
  }

  @Override
  public void end(Tried tried) {
    SequencedMap<String, Object> line = line("end");
    line.put("records", tried.records());
    line.put("more", tried.more());
    line.put("requests", (long) tried.meta().calls());
    line.put("milliseconds", tried.took().toMillis());
    line.put("losses", tried.meta().losses());
    line.put("warnings", tried.meta().warnings());
    line.put("partial", List.copyOf(new TreeSet<>(tried.meta().partial())));
    EngineException failure = tried.failure();
    line.put("failure", failure == null ? JsonNull.NULL : failure(failure));
    print(line);
  }

  private static Map<String, Object> failure(EngineException failure) {
    SequencedMap<String, Object> object = new LinkedHashMap<>();
    object.put("fault", FaultWord.of(failure));
    object.put("message", failure.getMessage());
    if (failure instanceof VendorException vendor) {
      object.put("outcome", vendor.outcome().word());
      object.put("status", (long) vendor.status());
    }
    return object;
  }

  private static SequencedMap<String, Object> line(String kind) {
    SequencedMap<String, Object> line = new LinkedHashMap<>();
    line.put("kind", kind);
    return line;
  }

  private synchronized boolean print(Map<String, Object> line) {
    out.println(Json.write(line));
    return !out.checkError();
  }
}
