package dev.mapwright.benchmarks.run;

import dev.mapwright.benchmarks.report.Comparison;
import java.util.List;
import java.util.Locale;

/** What can be measured by itself. */
enum Part {
  GATEWAY,
  MAPPERS,
  RECORDS,
  MAP,
  GROWTH;

  /** Its name on the command line. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  List<Comparison> measure(MeasuringStage stage, Effort effort, StageProgress progress)
      throws Exception {
    return switch (this) {
      case GATEWAY -> new GatewayPart(stage, effort, progress).measure();
      case MAPPERS -> new MappersPart(stage, effort, progress).measure();
      case RECORDS -> new RecordsPart(effort, progress).measure();
      case MAP -> new MapPart(stage, effort, progress).measure();
      case GROWTH -> new GrowthPart(stage, effort, progress).measure();
    };
  }
}
