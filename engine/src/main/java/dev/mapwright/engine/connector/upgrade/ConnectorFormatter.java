package dev.mapwright.engine.connector.upgrade;

import dev.mapwright.engine.connector.grammar.Language;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.engine.yaml.format.YamlFormatter;
import dev.mapwright.engine.yaml.format.YamlPart;
import dev.mapwright.engine.yaml.format.YamlPart.Items;
import dev.mapwright.engine.yaml.format.YamlPart.Scalar;
import org.jspecify.annotations.Nullable;

/**
 * Writes connector files in one way, those of earlier forms of the language in today's. Safe for
 * any thread.
 */
public final class ConnectorFormatter {
  private ConnectorFormatter() {}

  /**
   * The file's text in today's form.
   *
   * @param problems gets what is wrong with it as YAML
   * @return null where it is no YAML
   */
  public static @Nullable String format(SourceFile file, Problems problems) {
    return YamlFormatter.format(file, ConnectorFormatter::upToDate, problems);
  }

  private static YamlPart upToDate(YamlPart file) {
    if (!(file instanceof Items top) || !top.map()) {
      return file;
    }
    YamlPart.Item version = top.item("language");
    boolean first =
        version == null || (version.value() instanceof Scalar said && said.text().equals("1"));
    return first ? new FirstForm().upgraded(top, Language.VERSION) : file;
  }
}
