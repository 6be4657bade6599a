package dev.mapwright.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.expression.JsonataLanguage;
import dev.mapwright.engine.problem.Problem;
import dev.mapwright.engine.problem.SourceFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Vendors have words of their own for kinds of things; records have the model's. */
class VocabularyTest {
  private static final UnifiedModels MODELS = UnifiedModels.bundled();

  private static Vocabulary vocabulary(String field) {
    UnifiedModel model = MODELS.find("ats/candidates").orElseThrow();
    Type type = model.field(FieldPath.of(field)).orElseThrow().type();
    if (type instanceof Type.Text(_, Vocabulary words) && words != null) {
      return words;
    }
    throw new AssertionError(field + " has no vocabulary");
  }

  @ParameterizedTest
  @CsvSource({
    "attachments.attachment_type, RESUME, resume",
    "attachments.attachment_type, Cover Letter, cover_letter",
    "attachments.attachment_type, cover-letter, cover_letter",
    "attachments.attachment_type, coverLetter, cover_letter",
    "attachments.attachment_type, CV, resume",
    "attachments.attachment_type, document, other",
    "applications.attachments.attachment_type, Offer, other",
    "phones.type, Cell, mobile",
    "phones.type, Pager, other",
    "emails.type, Work, work",
    "urls.type, LinkedIn, linkedin",
    "urls.type, linked_in, linkedin",
  })
  void whatIsWrittenAlikeIsTheSameWord(String field, String vendors, String word) {
    assertThat(vocabulary(field).wordFor(vendors)).contains(word);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"RESUME\" | warning: 'RESUME' is none of the words",
        "\"RESUME\" | It becomes 'resume', as a vendor's word would",
        "\"OFFER_LETTER\" | It becomes 'other'",
        "\"curriculum vitae\" | error: ",
        "\"cover_leter\" | error: 'cover_leter' is none of the words",
        "\"cover_leter\" | Did you mean 'cover_letter'?",
        "a = \"x\" ? \"resume\" : \"document\" | 'document' is none of the words",
        "$lookup({\"CV\": \"curriculum\"}, kind) | 'curriculum' is none of the words",
      })
  void wordsOfTheMappingItselfAreCheckedWhenItIsLoaded(String expression, String told) {
    assertThat(problems(expression)).contains("acme.yaml:12:", told);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kind",
        "\"resume\"",
        "kind = \"RESUME\" ? \"resume\" : \"other\"",
        "$lookup({\"CV\": \"resume\"}, kind)",
        "$substringAfter(kind, \"file_\")",
        "kind in [\"A\", \"B\"] ? \"other\" : kind"
      })
  void wordsThatItOnlyComparesAreItsOwn(String expression) {
    assertThat(problems(expression)).isEmpty();
  }

  private static String problems(String expression) {
    String yaml =
        """
        language: 2
        connector: acme
        base_url: https://api.acme.example
        resources:
          candidates:
            model: ats/candidates
            id_pattern: "[0-9]+"
            list: {request: GET /people}
            get: {request: "GET /people/{{ $id }}"}
            map:
              id: id
              attachments: {each: files, map: {id: id, attachment_type: '%s'}}
        """
            .formatted(expression);
    return new ConnectorLoader(new JsonataLanguage(), MODELS)
        .load(new SourceFile("acme.yaml", yaml)).problems().stream()
            .map(Problem::render)
            .collect(Collectors.joining("\n"));
  }

  @Test
  void anUnknownWordIsNothingWhereThereIsNoOther() {
    UnifiedModel model =
        UnifiedModel.parse(
            "m",
            """
            {"type": "object", "required": ["kind"], "properties": {"kind": {
              "description": "Kind", "type": ["string", "null"], "enum": ["a", "b", null]}}}
            """);
    Type type = model.field(FieldPath.of("kind")).orElseThrow().type();
    assertThat(type.inWords()).isEqualTo("one of the words a, b");
    assertThat(((Type.Text) type).vocabulary())
        .isNotNull()
        .satisfies(words -> assertThat(words.wordFor("c")).isEmpty());
  }
}
