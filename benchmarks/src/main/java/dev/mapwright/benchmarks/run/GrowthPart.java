package dev.mapwright.benchmarks.run;

import dev.mapwright.benchmarks.child.Child;
import dev.mapwright.benchmarks.load.Load.Target;
import dev.mapwright.benchmarks.report.Comparison;
import dev.mapwright.benchmarks.report.Figure;
import dev.mapwright.benchmarks.report.Measure;
import dev.mapwright.benchmarks.report.MeasuredRow;
import dev.mapwright.benchmarks.vendor.VendorPages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How what ours takes grows with what it is given. Nobody is compared here. */
final class GrowthPart {
  private static final Measure START = new Measure("start ms", 0, false);
  private static final Measure ALL = new Measure("seconds for all", 2, false);
  private static final Measure PER_RECORD = new Measure("CPU µs a record", 1, false);
  private static final Measure CALL = new Measure("ms a call", 2, false);
  private static final int CONNECTIONS = 4;
  private static final int FILTERED = 100_000;
  private static final int CALLS = 50;
  private static final List<Integer> DEPTHS = List.of(0, 200, 400, 600);

  private final MeasuringStage stage;
  private final Effort effort;
  private final StageProgress progress;

  GrowthPart(MeasuringStage stage, Effort effort, StageProgress progress) {
    this.stage = stage;
    this.effort = effort;
    this.progress = progress;
  }

  List<Comparison> measure() throws Exception {
    List<Comparison> comparisons = new ArrayList<>();
    comparisons.add(connections());
    comparisons.add(vendorsPages());
    comparisons.add(accounts());
    try (Child server =
        stage.ours(Gateways.MEMORY, MeasuringStage.accounts("a", 1, "acme", FILTERED / 100))) {
      comparisons.add(filters(server));
      comparisons.add(cursors(server));
    }
    return comparisons;
  }

  private Comparison connections() throws Exception {
    MeasuredPages pages = new MeasuredPages(stage);
    List<MeasuredRow> rows = new ArrayList<>();
    try (Gateway ours = Gateways.ours(stage)) {
      ours.warm("full", effort.warm());
      for (int connections : List.of(1, 4, 16, 64, 256)) {
        List<Target> targets = ours.targets().of("full", connections);
        rows.add(
            row(
                number(connections),
                pages.measure(ours.child(), targets, connections, effort.time())));
      }
    }
    return of(
        "More connections",
        "Full pages of 100 candidates; 16 connections to an account at most.",
        MeasuredPages.MEASURES,
        1,
        rows,
        List.copyOf(pages.wrong()));
  }

  private Comparison vendorsPages() throws Exception {
    List<MeasuredRow> rows = new ArrayList<>();
    for (int size : List.of(10, 100, 1_000, 10_000)) {
      String connector = stage.slim(size);
      int pages = 100 * effort.streamPages() / 5 / size + 1;
      Streams streams = new Streams(pages, size);
      Child server = stage.ours("-Xmx512m", MeasuringStage.accounts("a", 1, connector, pages));
      try (Gateway ours = Gateways.ours(stage, server)) {
        ours.answer("stream");
        rows.add(row(number(size) + " records", streams.measure(ours)));
      }
    }
    return of(
        "Larger pages of the vendor",
        "A list as NDJSON, read in the vendor's pages of so many slim records (1.8 KB), under"
            + " -Xmx512m; the second stream after the start. A page may have 32 MiB.",
        Streams.MEASURES,
        1,
        rows,
        List.of());
  }

  private Comparison accounts() throws Exception {
    MeasuredPages pages = new MeasuredPages(stage);
    List<MeasuredRow> rows = new ArrayList<>();
    for (int count : List.of(1, 100, 1_000, 10_000)) {
      String accounts = MeasuringStage.accounts("a", count, "acme", 1);
      long began = System.nanoTime();
      try (Child server = stage.ours(Gateways.MEMORY, accounts)) {
        List<Target> targets = stage.requests().ours("limited", "a", count, Map.of("limit", "10"));
        server.await(targets.getLast().path(), targets.getLast().headers());
        double startMs = (System.nanoTime() - began) / 1e6;
        Map<Measure, Double> values = new LinkedHashMap<>();
        values.put(START, startMs);
        values.putAll(pages.measure(server, targets, CONNECTIONS, effort.time().multipliedBy(2)));
        rows.add(row(number(count), values));
      }
    }
    List<Measure> measures = new ArrayList<>(List.of(START));
    measures.addAll(MeasuredPages.MEASURES);
    return of(
        "More accounts",
        "Accounts in the file: from the start to the first answer, then 10 records of each in turn,"
            + " at 4 connections, without a warm-up; every account has its own connections to the"
            + " vendor.",
        measures,
        1,
        rows,
        List.copyOf(pages.wrong()));
  }

  private Comparison cursors(Child server) throws Exception {
    List<MeasuredRow> rows = new ArrayList<>();
    String cursor = "";
    int call = 0;
    for (int depth : DEPTHS) {
      while (call < depth) {
        cursor = next(server, cursor);
        call++;
      }
      Duration cpu = server.cpu();
      long began = System.nanoTime();
      for (int i = 0; i < CALLS; i++) {
        cursor = next(server, cursor);
      }
      call += CALLS;
      Map<Measure, Double> values = new LinkedHashMap<>();
      values.put(CALL, (System.nanoTime() - began) / 1e6 / CALLS);
      values.put(Streams.CPU, server.cpu().minus(cpu).toNanos() / 1e3 / CALLS / 30);
      rows.add(row("calls from " + number(depth + 1), values));
    }
    return of(
        "Deeper cursors",
        "30 records a call, which are no whole page of the vendor's, each call with the cursor of"
            + " the one before; 50 calls at each depth.",
        List.of(CALL, Streams.CPU),
        1,
        rows,
        List.of());
  }

  private String next(Child server, String cursor) throws Exception {
    Target target = stage.requests().ours("cursor", "a", 1, Map.of("cursor", cursor)).getFirst();
    String path = cursor.isEmpty() ? target.path().replace("&next_cursor=", "") : target.path();
    JsonNode answer = JsonMapper.shared().readTree(server.await(path, target.headers()));
    return answer.path("next_cursor").stringValue();
  }

  private Comparison filters(Child server) throws Exception {
    List<MeasuredRow> rows = new ArrayList<>();
    for (int records : List.of(1_000, 10_000, FILTERED)) {
      String time = VendorPages.updatedAt(records - 11);
      Target target = stage.requests().ours("filtered", "a", 1, Map.of("time", time)).getFirst();
      server.forgetPeak();
      Duration cpu = server.cpu();
      long began = System.nanoTime();
      byte[] answer = server.await(target.path(), target.headers());
      Map<Measure, Double> values = new LinkedHashMap<>();
      values.put(ALL, (System.nanoTime() - began) / 1e9);
      values.put(PER_RECORD, server.cpu().minus(cpu).toNanos() / 1e3 / records);
      values.put(MeasuredPages.PEAK, server.peakMiB());
      JsonNode found = JsonMapper.shared().readTree(answer).path("result");
      String first = found.path(0).path("id").asString();
      if (!first.equals(Integer.toString(VendorPages.FIRST_ID + records - 10))) {
        throw new IllegalStateException("The filter found " + found.size() + " from " + first);
      }
      rows.add(row(number(records) + " records", values));
    }
    return of(
        "A filter that the vendor has not",
        "Ten records looked for by when they were updated; the first that fits is so deep in the"
            + " vendor's list. Every page before it is read.",
        List.of(ALL, PER_RECORD, MeasuredPages.PEAK),
        1,
        rows,
        List.of());
  }

  private Comparison of(
      String title,
      String work,
      List<Measure> measures,
      int charted,
      List<MeasuredRow> rows,
      List<String> wrong) {
    MeasuredRow last = rows.getLast();
    progress.say(
        title + ", " + last.label() + ": " + Gateways.summary(last.figures(), measures.getFirst()));
    return new Comparison(
        "Growth: " + title.toLowerCase(Locale.ROOT),
        work,
        measures,
        charted,
        rows,
        List.of(),
        wrong);
  }

  private static MeasuredRow row(String label, Map<Measure, Double> values) {
    return new MeasuredRow(label, List.of(Figure.of(Gateways.OURS, values)));
  }

  private static String number(int count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
