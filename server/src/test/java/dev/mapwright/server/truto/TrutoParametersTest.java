package dev.mapwright.server.truto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.model.UnifiedModels;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is described is what is read. */
class TrutoParametersTest {
  private static final UnifiedModel MODEL =
      UnifiedModels.bundled().find("ats/candidates").orElseThrow();

  @Test
  void everyParameterIsDescribedAndNoOther() {
    assertThat(names(TrutoParameters.get(MODEL)))
        .containsExactlyInAnyOrderElementsOf(GetOperation.NAMES);
    assertThat(names(TrutoParameters.list(MODEL)))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(CommonParameters.NAMES, ListParameters.NAMES).flatMap(List::stream).toList());
  }

  private static List<String> names(List<ParameterDoc> parameters) {
    return parameters.stream().map(ParameterDoc::name).toList();
  }
}
