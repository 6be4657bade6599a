package dev.mapwright.server.dialect.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mapwright.engine.expression.JsonataLanguage;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.problem.Problem;
import dev.mapwright.engine.problem.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a dialect's file is told with its place and the cure, all at once. */
class DialectLoaderTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("mapwright.root", "..")).resolve("unified-models/dialects");
  private static final UnifiedModels MODELS = UnifiedModels.bundled();
  private static final DialectLoader LOADER =
      new DialectLoader(new JsonataLanguage(), MODELS, UnifiedModels.in(FOLDER));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          company: company              | compny: company               | There is no key, no field 'compny'
          first_name: first_name        | first_name: '$first'          | There is no $first
          last_name: last_name          | last_name: '(a'               | This is not JSONata
          path: /api/ats/v1/candidates  | path: 'api/{id}'              | is no path of plain segments
          model: ats/candidates         | model: ats/candidate          | Did you mean 'ats/candidates'?
          shape: bindbee/candidates     | shape: bindbee/people         | There is no shape 'bindbee/people'
          account: x-connector-token    | acount: x-connector-token     | Did you mean 'account'?
          company: { filter: company,   | company: { filter: compnay,   | Did you mean 'company'?
          first_name: { filter: first_name, | first_name: { filter: first_name, operator: gt, | which has no 'gt'
          cursor: { cursor: true,       | cursor: {                     | Give it one of filter, modified
          shows: raw_data               | shows: row_data               | Did you mean 'raw_data'?
          page_size: count, items: items | page_size: count, items: itms | one of items, count, cursor, nothing
          page_size: count, items: items | page_size: count             | No member is 'items'.
          path: /api/embedded/v1/connectors/resync | path: /embedded/resync | no path of plain segments below the base '/api'
          begins: true                  | begin: true                   | Did you mean 'begins'?
          sync_status: 'is_running      | sync_status: '$running        | There is no $running
          deadline: { status: 504       | deadlin: { status: 504        | The key 'deadline' is missing
          """)
  void tellsWhatIsWrong(String right, String wrong, String expected) throws IOException {
    check("bindbee", right, wrong, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          emails.type:               | emails.typ:                | Did you mean 'emails.type'?
          emails.type:               | title:                     | has no words to translate
          work: WORK, school         | wrk: WORK, school          | Did you mean 'work'?
          work: WORK, school: OTHER, | work: WORK,                | No word stands here for school
          """)
  void tellsWhatIsWrongWithWords(String right, String wrong, String expected) throws IOException {
    check("merge", right, wrong, expected);
  }

  private static void check(String dialect, String right, String wrong, String expected)
      throws IOException {
    String text = Files.readString(FOLDER.resolve(dialect + "/candidates.yaml"));
    assertThat(text).contains(right);

    DialectLoader.Result result =
        LOADER.load(
            new SourceFile(
                "dialects/" + dialect + "/candidates.yaml",
                text.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong))));

    assertThat(result.dialect()).isNull();
    String told = result.problems().stream().map(Problem::render).collect(Collectors.joining("\n"));
    assertThat(told).contains("dialects/" + dialect + "/candidates.yaml:", "^");
    assertThat(told).contains(expected.replace("There is no key, no field", "has no field"));
  }

  @Test
  void aFolderWithAWrongFileIsRefusedWithAllProblems(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("acme"));
    Files.writeString(folder.resolve("acme/candidates.yaml"), "dialect: acme\nlable: Acme\n");

    assertThatThrownBy(() -> Dialects.in(folder, new JsonataLanguage(), MODELS))
        .hasMessageContaining("dialects/acme/candidates.yaml:2:1: error: There is no key 'lable'")
        .hasMessageContaining("The key 'errors' is missing");
  }

  @Test
  void theBundledOnesAreRight() {
    assertThat(Dialects.bundled(new JsonataLanguage(), MODELS))
        .extracting(dialect -> dialect.name())
        .containsExactly("bindbee", "merge");
  }
}
