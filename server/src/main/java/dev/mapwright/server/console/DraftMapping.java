package dev.mapwright.server.console;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.Overlay;
import dev.mapwright.engine.explain.FieldExplanation;
import dev.mapwright.engine.loss.Loss;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.problem.Problem;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.server.console.page.PlaygroundPage.Draft;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mapping that is edited: what a connector becomes with it, and where in the text something of
 * that stands.
 *
 * @param connector whose
 * @param section where the text goes back into the connector's file; null for an overlay
 * @param edited the text
 */
record DraftMapping(Connector connector, @Nullable MappingSection section, SourceFile edited) {
  private static final String OVERLAY = "overlay";
  private static final String MAPPING = "mapping";

  static DraftMapping of(Draft draft) {
    return draft.isOverlay()
        ? new DraftMapping(draft.connector(), null, new SourceFile(OVERLAY, draft.mapping()))
        : new DraftMapping(
            draft.connector(),
            section(draft.connector()),
            new SourceFile(MAPPING, draft.mapping()));
  }

  /** The text with which one begins: the connector's own, or an overlay that adds one field. */
  static String beginning(Connector connector, boolean isOverlay) {
    return isOverlay
        ? """
        language: 2
        overlay: %s
        resources:
          %s:
            map:
              custom_fields:
                source_system: {value: %s}
        """
            .formatted(connector.name(), resource(connector), connector.name())
        : section(connector).text();
  }

  /** The resource that is mapped: the connector's first. */
  static String resource(Connector connector) {
    return connector.resources().firstEntry().getKey();
  }

  private static MappingSection section(Connector connector) {
    return MappingSection.of(connector, resource(connector));
  }

  /** The connector with it. */
  Workbench.Compiled compiled(Workbench workbench) {
    return section == null
        ? workbench.compile(connector, new Overlay(OVERLAY, edited))
        : workbench.compile(section.with(edited.text()));
  }

  /** Where a place stands in the text; null if it stands elsewhere. */
  @Nullable Place placeIn(Place place) {
    if (section != null) {
      return section.placeIn(edited, place);
    }
    return place.file().equals(edited) ? place : null;
  }

  /** The problems that stand in the text. */
  List<Problem> about(List<Problem> all) {
    return all.stream()
        .flatMap(problem -> {
          Place place = placeIn(problem.place());
          return place == null
              ? List.<Problem>of().stream()
              : List.of(
                  new Problem(
                      problem.code(), problem.severity(), place, problem.message(), problem.cure()))
                  .stream();
        })
        .toList();
  }

  /** An explanation whose place is one of the text, where it stands there. */
  FieldExplanation inText(FieldExplanation each) {
    Place place = each.place();
    Place here = place == null ? null : placeIn(place);
    return here == null
        ? each
        : new FieldExplanation(
            each.field(), each.values(), each.expression(), here, each.reads(), each.why());
  }

  /** A loss, likewise. */
  Loss inText(Loss loss) {
    Place here = placeIn(loss.place());
    return here == null ? loss : new Loss(loss.kind(), loss.field(), here, loss.came());
  }
}
