package dev.mapwright.benchmarks.run;

import dev.mapwright.benchmarks.child.Child;
import dev.mapwright.benchmarks.child.Command;
import dev.mapwright.benchmarks.gateway.HandMappers;
import dev.mapwright.benchmarks.report.Comparison;
import dev.mapwright.benchmarks.report.Figure;
import dev.mapwright.benchmarks.report.MeasuredRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The same page through HTTP with other mappers: Node, and those who evaluate JSONata on the JVM,
 * put into the gateway written by hand.
 */
final class MappersPart {
  private static final int CONNECTIONS = 8;

  private final MeasuringStage stage;
  private final Effort effort;
  private final StageProgress progress;
  private final List<String> notComparable = new ArrayList<>();

  MappersPart(MeasuringStage stage, Effort effort, StageProgress progress) {
    this.stage = stage;
    this.effort = effort;
    this.progress = progress;
  }

  List<Comparison> measure() throws Exception {
    MeasuredPages pages = new MeasuredPages(stage);
    Map<String, Gateway> sides = new LinkedHashMap<>();
    List<Figure> figures;
    try {
      start(sides);
      for (Gateway side : sides.values()) {
        side.warm("full", effort.warm().dividedBy(2));
      }
      figures =
          InTurn.measure(
              sides,
              2,
              side ->
                  pages.measure(
                      side.child(),
                      side.targets().of("full", CONNECTIONS),
                      CONNECTIONS,
                      effort.time()));
    } finally {
      sides.values().forEach(Gateway::close);
    }
    progress.say("mappers: " + Gateways.summary(figures, MeasuredPages.RATE));
    notComparable.addAll(pages.wrong());
    return List.of(
        new Comparison(
            "The same page with other mappers",
            "The full page at 8 connections. dashjoin, JSONata4Java and Camel evaluate one"
                + " expression a record (`benchmarks/gateway/unified.jsonata`) within the gateway"
                + " written by hand; Node is one of its own (`by-hand.js`).",
            MeasuredPages.MEASURES,
            2,
            List.of(new MeasuredRow("full page, 8 connections", figures)),
            List.of(
                "To Mapwright: the others have no more than the gateway by hand has; see above.",
                "To Node: it is one process, and so has one core for JavaScript where the JVMs have"
                    + " all; compare its CPU. To the JVMs: Node starts at once, and needs less"
                    + " memory.",
                "To dashjoin and JSONata4Java: the expression was written for Mapwright's kind of"
                    + " evaluator, with functions and a lookup for each vocabulary.",
                "To Camel: its component takes text, so that each record is printed for it, and"
                    + " compiles the expression anew for each message; it evaluates by dashjoin."),
            notComparable));
  }

  /** Starts all, and keeps those who answer what ours answers. */
  private void start(Map<String, Gateway> sides) throws Exception {
    Gateway ours = Gateways.ours(stage);
    sides.put(Gateways.OURS, ours);
    byte[] wanted = ours.answer("full");
    keep(sides, wanted, stage.byHand(Gateways.MEMORY));
    if (Command.isThere("node")) {
      keep(sides, wanted, stage.node());
    } else {
      notComparable.add("Node: there is no `node` on the PATH");
    }
    for (String name : HandMappers.NAMES) {
      keep(sides, wanted, stage.byHand(Gateways.MEMORY, name));
    }
  }

  private void keep(Map<String, Gateway> sides, byte[] wanted, Child child) throws Exception {
    Gateway side = Gateways.others(stage, child);
    String why;
    try {
      why = SameAnswers.difference(wanted, side.answer("full")).orElse("");
    } catch (IOException e) {
      why = e.toString();
    }
    if (why.isEmpty()) {
      sides.put(child.name(), side);
    } else {
      notComparable.add(child.name() + ": " + why);
      side.close();
    }
  }
}
