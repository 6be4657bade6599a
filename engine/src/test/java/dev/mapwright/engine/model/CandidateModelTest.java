package dev.mapwright.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.jsonata.value.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The unified candidate, as applications read it. */
class CandidateModelTest {
  private static final UnifiedModel CANDIDATES =
      UnifiedModels.bundled().find("ats/candidates").orElseThrow();

  @Test
  void hasTheseFieldsInThisOrder() {
    assertThat(CANDIDATES.root().fields().keySet())
        .containsExactly(
            "id",
            "first_name",
            "last_name",
            "name",
            "company",
            "title",
            "last_interaction_at",
            "is_private",
            "can_email",
            "locations",
            "phones",
            "emails",
            "urls",
            "tags",
            "applications",
            "attachments",
            "created_at",
            "updated_at");
  }

  @Test
  void anApplicationHasTheseFieldsThroughObjectsAndLists() {
    assertThat(CANDIDATES.scalarPaths().stream().map(FieldPath::toString))
        .filteredOn(path -> path.startsWith("applications."))
        .filteredOn(path -> !path.startsWith("applications.attachments."))
        .containsExactly(
            "applications.id",
            "applications.candidate.id",
            "applications.job.id",
            "applications.applied_at",
            "applications.rejected_at",
            "applications.source.id",
            "applications.source.name",
            "applications.credited_to.id",
            "applications.credited_to.first_name",
            "applications.credited_to.last_name",
            "applications.credited_to.emails.email",
            "applications.credited_to.emails.type",
            "applications.credited_to.emails.is_primary",
            "applications.current_stage.id",
            "applications.current_stage.name",
            "applications.current_stage.job.id",
            "applications.current_stage.created_at",
            "applications.current_stage.updated_at",
            "applications.reject_reason",
            "applications.created_at",
            "applications.updated_at");
  }

  @Test
  void attachmentsOfCandidatesAndOfApplicationsAreAlike() {
    assertThat(objectAt("applications.attachments")).isEqualTo(objectAt("attachments"));
  }

  @Test
  void everyFieldIsDescribed() {
    assertThat(CANDIDATES.fields().values()).allMatch(field -> !field.description().isBlank());
  }

  @Test
  void aListMayBeKeyedById() {
    assertThat(fieldAt("id").unique()).isTrue();
    assertThat(fieldAt("name").unique()).isFalse();
  }

  @Test
  void aFileUrlChangesWithoutTheRecordChanging() {
    assertThat(fieldAt("attachments.file_url").isVolatile()).isTrue();
    assertThat(fieldAt("attachments.file_name").isVolatile()).isFalse();
  }

  @Test
  void aStageIsIdentifiedByIdOrNameAndAUserAlsoByAnEmail() {
    assertThat(objectAt("applications.current_stage").identity())
        .containsExactlyInAnyOrder("id", "name");
    assertThat(objectAt("applications.credited_to").identity())
        .containsExactlyInAnyOrder("id", "first_name", "last_name", "emails");
  }

  @Test
  void itemsOfListsNeedWhatMakesThemWorthListing() {
    assertThat(objectAt("phones").required()).containsExactly("number");
    assertThat(objectAt("emails").required()).containsExactly("email");
    assertThat(objectAt("urls").required()).containsExactly("url");
    assertThat(objectAt("tags").required()).containsExactly("name");
    assertThat(objectAt("applications").required()).containsExactly("id");
    assertThat(objectAt("attachments").required()).containsExactly("id");
  }

  @Test
  void theNormalizedFormatKeepsTheseEntities() {
    assertThat(CANDIDATES.root().entity()).isEqualTo("candidates");
    assertThat(objectAt("applications").entity()).isEqualTo("applications");
    assertThat(objectAt("applications.job").entity()).isEqualTo("jobs");
    assertThat(objectAt("applications.current_stage").entity()).isEqualTo("job_interview_stages");
    assertThat(objectAt("applications.credited_to").entity()).isEqualTo("users");
    assertThat(objectAt("attachments").entity()).isEqualTo("attachments");
    assertThat(objectAt("tags").entity()).isEqualTo("tags");
    assertThat(objectAt("phones").entity()).isNull();
  }

  @Test
  void filtersOnEmailsIgnoreCase() {
    assertThat(fieldAt("emails.email").type()).isEqualTo(new Type.Text(true));
    assertThat(fieldAt("title").type()).isEqualTo(new Type.Text(false));
  }

  @Test
  void anEmptyCandidateIsValidAndAMissingKeyIsNot() {
    assertThat(violations(EMPTY)).isEmpty();
    assertThat(violations(EMPTY.replace("\"title\": null,", "")))
        .singleElement()
        .asString()
        .contains("title");
  }

  @Test
  void timesAreUtcToTheSecondOrMillisecond() {
    assertThat(violations(created("\"2024-01-02T03:04:05Z\""))).isEmpty();
    assertThat(violations(created("\"2024-01-02T03:04:05.678Z\""))).isEmpty();
    assertThat(violations(created("\"2024-01-02T03:04:05+01:00\""))).hasSize(1);
    assertThat(violations(created("\"2024-01-02\""))).hasSize(1);
    assertThat(violations(created("1704164645"))).isNotEmpty();
  }

  @Test
  void isPrivateIsABoolean() {
    assertThat(violations(EMPTY.replace("\"is_private\": null", "\"is_private\": true"))).isEmpty();
    assertThat(violations(EMPTY.replace("\"is_private\": null", "\"is_private\": \"true\"")))
        .isNotEmpty();
  }

  private static final String EMPTY =
      """
      {"id": "1", "first_name": null, "last_name": null, "name": null, "company": null,
       "title": null, "last_interaction_at": null, "is_private": null, "can_email": null,
       "locations": [], "phones": [], "emails": [], "urls": [], "tags": [], "applications": [],
       "attachments": [], "created_at": null, "updated_at": null}
      """;

  private static String created(String value) {
    return EMPTY.replace("\"created_at\": null", "\"created_at\": " + value);
  }

  @SuppressWarnings("unchecked") // keys of JSON objects are text
  private static List<String> violations(String record) {
    return CANDIDATES.violations((Map<String, ?>) Json.read(record));
  }

  private static Field fieldAt(String path) {
    return CANDIDATES.field(FieldPath.of(path)).orElseThrow();
  }

  private static Type.Obj objectAt(String path) {
    return (Type.Obj) UnifiedModel.itemType(fieldAt(path).type());
  }
}
