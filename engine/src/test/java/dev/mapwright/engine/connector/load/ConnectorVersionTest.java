package dev.mapwright.engine.connector.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.expression.JsonataLanguage;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.problem.SourceFile;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Lists under way go on by a connector that was read anew and says what it said before. */
class ConnectorVersionTest {
  private static final String TEXT = AcmeFile.PLAIN.text();

  private static long version(String text) {
    ConnectorLoader loader = new ConnectorLoader(new JsonataLanguage(), UnifiedModels.bundled());
    return Objects.requireNonNull(loader.load(new SourceFile("acme.yaml", text)).connector())
        .version();
  }

  @Test
  void commentsLayoutAndQuotesAreNothingNew() {
    assertThat(version("# Looked at once more.\n\n" + TEXT)).isEqualTo(version(TEXT));
    assertThat(version(TEXT.replace("connector: acme", "connector:   \"acme\"  # the vendor")))
        .isEqualTo(version(TEXT));
  }

  @Test
  void whateverItSaysCounts() {
    assertThat(version(TEXT.replace("GET /people", "GET /persons"))).isNotEqualTo(version(TEXT));
    assertThat(version(TEXT + "label: Acme\n")).isNotEqualTo(version(TEXT));
  }
}
