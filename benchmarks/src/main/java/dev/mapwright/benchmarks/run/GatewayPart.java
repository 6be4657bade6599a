package dev.mapwright.benchmarks.run;

import dev.mapwright.benchmarks.child.Child;
import dev.mapwright.benchmarks.report.Comparison;
import dev.mapwright.benchmarks.report.Figure;
import dev.mapwright.benchmarks.report.Measure;
import dev.mapwright.benchmarks.report.MeasuredRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The whole gateway against the one by hand: pages in three forms, streams, and the start. */
final class GatewayPart {
  private static final Measure START = new Measure("ms", 0, true);
  private static final Measure START_CPU = new Measure("CPU ms", 0, true);

  private static final Map<String, String> FORMS = new LinkedHashMap<>();

  static {
    FORMS.put("full", "full page");
    FORMS.put("bare", "without remote_data");
    FORMS.put("ids", "with ids and changes");
  }

  private static final List<String> UNFAIR =
      List.of(
          "To Mapwright: by hand there are no tokens, parameters, filters, cursors, limits, no"
              + " checks of types and times, no index; its UUIDs are hashed but never looked up,"
              + " and what changed is not remembered.",
          "To Mapwright: from 64 connections on it serves several accounts, 300 with ids for"
              + " their limit of requests; one by hand has none, and one pool of connections to"
              + " the vendor.",
          "To by hand: all records are alike but for their ids, and the vendor is instant and"
              + " without TLS: what a gateway spends on waiting and encrypting is not seen.",
          "To either: the load and the vendor share the cores with the gateway, so that p50 and"
              + " p99 from 8 connections on are mostly waiting for a core; both have -Xmx1g, the"
              + " parallel collector and compact headers, which were chosen for Mapwright.");

  private final MeasuringStage stage;
  private final Effort effort;
  private final StageProgress progress;

  GatewayPart(MeasuringStage stage, Effort effort, StageProgress progress) {
    this.stage = stage;
    this.effort = effort;
    this.progress = progress;
  }

  List<Comparison> measure() throws Exception {
    return List.of(still(), moving(), streams(), starts());
  }

  private Comparison still() throws Exception {
    return pages(
        "Pages of 100 candidates",
        "A page of 384 KB from the vendor, mapped and answered: 0.7 MB with the vendor's records"
            + " (`remote_data`), 0.3 MB without, 0.13 MB in the form with ids of our own and"
            + " `modified_at`. The page is the same each time, as it mostly is where a list is read"
            + " again: Mapwright notices, and maps it no more.",
        effort.connections(),
        List.of(
            "To by hand: the page never changes, and it maps it each time, as most would write it."
                + " The next table has pages that change."));
  }

  private Comparison moving() throws Exception {
    stage.vendorMoves(true);
    try {
      return pages(
          "Pages of 100 candidates that change",
          "The same, but one record has changed in each answer of the vendor: all of the page is"
              + " read and mapped anew.",
          effort.connections().stream().filter(count -> count == 8 || count == 64).toList(),
          List.of());
    } finally {
      stage.vendorMoves(false);
    }
  }

  private Comparison pages(
      String title, String about, List<Integer> connectionsEach, List<String> unfair)
      throws Exception {
    MeasuredPages pages = new MeasuredPages(stage);
    List<MeasuredRow> rows = new ArrayList<>();
    List<String> notComparable = new ArrayList<>();
    try (Gateway ours = Gateways.ours(stage);
        Gateway byHand = Gateways.others(stage, stage.byHand(Gateways.MEMORY))) {
      Map<String, Gateway> sides = new LinkedHashMap<>();
      sides.put(Gateways.OURS, ours);
      sides.put(byHand.child().name(), byHand);
      for (Map.Entry<String, String> form : FORMS.entrySet()) {
        checkSame(form, ours, byHand).ifPresent(notComparable::add);
        for (Gateway side : sides.values()) {
          side.warm(form.getKey(), form.getKey().equals("full") ? effort.warm() : effort.time());
        }
        for (int connections : connectionsEach) {
          String label =
              form.getValue()
                  + ", "
                  + connections
                  + (connections == 1 ? " connection" : " connections");
          List<Figure> figures =
              InTurn.measure(
                  sides,
                  2,
                  side ->
                      pages.measure(
                          side.child(),
                          side.targets().of(form.getKey(), connections),
                          connections,
                          effort.time()));
          rows.add(new MeasuredRow(label, figures));
          progress.say(label + ": " + Gateways.summary(figures, MeasuredPages.RATE));
        }
      }
    }
    notComparable.addAll(pages.wrong());
    List<String> all = new ArrayList<>(unfair);
    all.addAll(UNFAIR);
    return new Comparison(title, about, MeasuredPages.MEASURES, 2, rows, all, notComparable);
  }

  /** What one answers that the other does not, when both have read the same page. */
  private Optional<String> checkSame(Map.Entry<String, String> form, Gateway ours, Gateway byHand)
      throws Exception {
    boolean moved = stage.vendorMoves(false);
    try {
      return SameAnswers.difference(ours.answer(form.getKey()), byHand.answer(form.getKey()))
          .map(where -> form.getValue() + ", " + where);
    } finally {
      stage.vendorMoves(moved);
    }
  }

  private Comparison streams() throws Exception {
    Streams streams = new Streams(effort.streamPages(), 100);
    List<Figure> figures;
    try (Gateway ours = Gateways.ours(stage, "-Xmx128m", effort.streamPages());
        Gateway byHand = Gateways.others(stage, stage.byHand("-Xmx128m"), effort.streamPages())) {
      byHand.answer("full");
      streams.check(ours, byHand);
      Map<String, Gateway> sides = new LinkedHashMap<>();
      sides.put(Gateways.OURS, ours);
      sides.put(byHand.child().name(), byHand);
      figures = InTurn.measure(sides, 2, streams::measure);
    }
    String label = String.format(Locale.ROOT, "%,d candidates", effort.streamPages() * 100);
    progress.say("stream of " + label + ": " + Gateways.summary(figures, Streams.RATE));
    return new Comparison(
        "A list as NDJSON, under -Xmx128m",
        "Page after page from the vendor, each record a line with its `remote_data`, to one"
            + " caller.",
        Streams.MEASURES,
        2,
        List.of(new MeasuredRow(label, figures)),
        List.of(
            "To Mapwright: by hand nothing can be taken up again, and an error in the midst is not"
                + " told.",
            "To by hand: it asks for the next page only when it has written the one before, as most"
                + " would write it.",
            "To either: the reader counts lines and looks into none but the first and the last."),
        List.of());
  }

  private Comparison starts() throws Exception {
    Map<String, String> sides = new LinkedHashMap<>();
    sides.put(Gateways.OURS, "ours");
    sides.put("by hand", "by hand");
    List<Figure> figures = InTurn.measure(sides, effort.starts(), this::start);
    progress.say("start: " + Gateways.summary(figures, START));
    return new Comparison(
        "Start to the first page",
        "From starting the process to the whole of its first answer, asked for every 4 ms.",
        List.of(START, START_CPU, MeasuredPages.PEAK),
        1,
        List.of(new MeasuredRow("start", figures)),
        List.of(
            "To Mapwright: it opens its database, makes a key, reads its connector and three"
                + " dialects, and is started through a shell script.",
            "To by hand: Mapwright starts with its start cache (`mapwright warm`), which a program"
                + " by hand could have as well, and here has not."),
        List.of());
  }

  private Map<Measure, Double> start(String side) throws Exception {
    long began = System.nanoTime();
    boolean ours = side.equals("ours");
    Child child =
        ours
            ? stage.ours(Gateways.MEMORY, MeasuringStage.accounts("a", 1, "acme", 1))
            : stage.byHand(Gateways.MEMORY);
    try (Gateway gateway = ours ? Gateways.ours(stage, child) : Gateways.others(stage, child)) {
      gateway.answer("full");
      Map<Measure, Double> values = new LinkedHashMap<>();
      values.put(START, (System.nanoTime() - began) / 1e6);
      values.put(START_CPU, child.cpu().toNanos() / 1e6);
      values.put(MeasuredPages.PEAK, child.peakMiB());
      return values;
    }
  }
}
