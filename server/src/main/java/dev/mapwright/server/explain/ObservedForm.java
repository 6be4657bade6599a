package dev.mapwright.server.explain;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.Overlay;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.connector.load.overlay.OverlayLoader;
import dev.mapwright.engine.expression.ExpressionLanguage;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.observe.ObservedLanguage;
import java.util.Objects;

/**
 * A connector that was compiled anew, so that its expressions remember what they read.
 *
 * @param connector with what lies over it
 * @param language which knows what its expressions were given
 */
public record ObservedForm(Connector connector, ObservedLanguage language) {

  /** Of a connector that is in use. */
  public static ObservedForm of(
      Connector connector, ExpressionLanguage evaluator, UnifiedModels models) {
    ObservedLanguage language = ObservedLanguage.ofOneRecord(evaluator);
    ConnectorLoader loader = new ConnectorLoader(language, models);
    Connector form = Objects.requireNonNull(loader.load(connector.bare().file()).connector());
    OverlayLoader overlays = new OverlayLoader(loader);
    for (Overlay overlay : connector.overlays()) {
      form = Objects.requireNonNull(overlays.lay(form, overlay).connector());
    }
    return new ObservedForm(form, language);
  }
}
