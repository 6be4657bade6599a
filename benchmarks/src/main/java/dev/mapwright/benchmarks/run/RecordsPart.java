package dev.mapwright.benchmarks.run;

import com.sun.management.ThreadMXBean;
import dev.mapwright.benchmarks.MeasuredMapping;
import dev.mapwright.benchmarks.gateway.HandMappers;
import dev.mapwright.benchmarks.gateway.Mapper;
import dev.mapwright.benchmarks.gateway.MapsMapper;
import dev.mapwright.benchmarks.report.Comparison;
import dev.mapwright.benchmarks.report.Figure;
import dev.mapwright.benchmarks.report.Measure;
import dev.mapwright.benchmarks.report.MeasuredRow;
import dev.mapwright.jsonata.Jsonata;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.jsonata.value.JsonArray;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Records mapped within one process and one thread, from bytes to bytes: by hand, by the JSONata
 * module, and by the others who evaluate JSONata. What the machine does beside it does not count.
 */
final class RecordsPart {
  private static final Measure TIME = new Measure("CPU µs a record", 2, true);
  private static final Measure BYTES = new Measure("bytes allocated", 0, true);
  private static final int PAGE = 20;
  private static final long RUN = 100_000_000;
  private static final long WARM_UP = 1_500_000_000;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Effort effort;
  private final StageProgress progress;
  private final List<String> notComparable = new ArrayList<>();

  RecordsPart(Effort effort, StageProgress progress) {
    this.effort = effort;
    this.progress = progress;
  }

  List<Comparison> measure() throws Exception {
    List<MeasuredRow> rows = new ArrayList<>();
    for (MeasuredMapping mapping : MeasuredMapping.values()) {
      rows.add(row(mapping));
    }
    return List.of(
        new Comparison(
            "Records through JSONata, from bytes to bytes",
            "Pages of 20 records in one thread: JSON read, one expression evaluated a record, JSON"
                + " written. The three mappings are those of [jsonata.md](jsonata.md#figures). CPU"
                + " and allocation of the thread alone.",
            List.of(TIME, BYTES),
            1,
            rows,
            List.of(
                "To Mapwright: by hand only what occurs in the record is dealt with; the expression"
                    + " says what becomes of anything.",
                "To the others: Mapwright reads only what the expression reads, and passes what is"
                    + " passed on as bytes; the others, by hand too, read and print all of it"
                    + " through Jackson, the usual way. The evaluation alone, without reading and"
                    + " printing, is in [jsonata.md](jsonata.md#figures).",
                "To Camel: it is there for routes, and compiles the expression for each message; it"
                    + " evaluates by dashjoin.",
                "To either: the same record again and again is kind to caches and to branch"
                    + " prediction."),
            notComparable));
  }

  private MeasuredRow row(MeasuredMapping mapping) throws Exception {
    String label = mapping.toString().toLowerCase(Locale.ROOT);
    byte[] page = page(mapping.record());
    Map<String, UnaryOperator<byte[]>> sides = new LinkedHashMap<>();
    sides.put(Gateways.OURS, ours(mapping.expression()));
    byte[] wanted = ours(mapping.expression()).apply(page);
    MapsMapper byHand = record -> mapping.byHand().apply(record);
    keep(sides, wanted, page, label, "by hand", byHand);
    for (String name : HandMappers.NAMES) {
      try {
        keep(sides, wanted, page, label, name, HandMappers.of(name, mapping.expression()));
      } catch (Exception e) {
        notComparable.add(name + " with " + label + ": " + e.getMessage());
      }
    }
    for (UnaryOperator<byte[]> side : sides.values()) {
      run(side, page, WARM_UP);
    }
    List<Figure> figures = InTurn.measure(sides, effort.rounds(), side -> run(side, page, RUN));
    progress.say("records, " + label + ": " + Gateways.summary(figures, TIME));
    return new MeasuredRow(label, figures);
  }

  private void keep(
      Map<String, UnaryOperator<byte[]>> sides,
      byte[] wanted,
      byte[] page,
      String label,
      String name,
      Mapper<?> mapper) {
    SameAnswers.difference(wanted, mapper.bytes(page))
        .ifPresentOrElse(
            where -> notComparable.add(name + " with " + label + ", " + where),
            () -> sides.put(name, mapper::bytes));
  }

  private static UnaryOperator<byte[]> ours(String expression) {
    Jsonata compiled = Jsonata.compile(expression);
    return page -> {
      JsonArray records = (JsonArray) Json.read(page);
      List<@Nullable Object> mapped = new ArrayList<>(records.size());
      for (Object one : records) {
        mapped.add(compiled.evaluate(one));
      }
      return Json.writeBytes(mapped);
    };
  }

  private static byte[] page(byte[] record) {
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    for (int i = 0; i < PAGE; i++) {
      page.write(i == 0 ? '[' : ',');
      page.writeBytes(record);
    }
    page.write(']');
    return page.toByteArray();
  }

  private static Map<Measure, Double> run(UnaryOperator<byte[]> side, byte[] page, long least) {
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long began = THREADS.getCurrentThreadCpuTime();
    long spent = 0;
    int records = 0;
    long written = 0;
    while (spent < least) {
      written += side.apply(page).length;
      records += PAGE;
      spent = THREADS.getCurrentThreadCpuTime() - began;
    }
    if (written == 0) {
      throw new IllegalStateException("Nothing came of " + records + " records");
    }
    bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
    return Map.of(TIME, spent / 1e3 / records, BYTES, (double) bytes / records);
  }
}
