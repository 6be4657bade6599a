package dev.mapwright.engine.connector.load.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.connector.Mapping;
import dev.mapwright.engine.model.FieldPath;
import org.junit.jupiter.api.Test;

/** One field added, replaced or dropped, and the rest as it was. */
class OverlayLoaderTest {
  private static final String ADA =
      """
      {"id": "1", "name": "Ada", "role": "Poet", "made": "2024-01-02T03:04:05Z",
       "labels": [{"key": 1, "text": "old", "color": "red"}],
       "jobs": [{"id": "a", "job": "j", "step": {"id": "s", "name": "Phone"}, "via": "Fair"}],
       "extra": {"cost": 12, "owner": null, "tags": ["x"]}}
      """;

  private final Laid bare = Laid.bare();

  @Test
  void withoutAnOverlayThereAreNoCustomFields() {
    assertThat(bare.mapped(ADA, "name", "title", "custom_fields"))
        .isEqualTo("{\"name\":\"Ada\",\"title\":\"Poet\"}");
    assertThat(bare.connector().bare()).isSameAs(bare.connector());
  }

  @Test
  void fieldsAreAddedReplacedAndDropped() {
    Laid laid =
        bare.with(
            "account",
            """
            map:
              name: $uppercase($full)
              title: null
              first_name: name
            """);

    assertThat(laid.mapped(ADA, "name", "title", "first_name", "created_at"))
        .isEqualTo(
            "{\"first_name\":\"Ada\",\"name\":\"ADA\",\"title\":null,"
                + "\"created_at\":\"2024-01-02T03:04:05Z\"}");
  }

  @Test
  void customFieldsHaveNamesAndValuesOfAnyKind() {
    Laid laid =
        bare.with(
            "account",
            """
            map:
              custom_fields.cost: extra.cost
              custom_fields.owner: extra.owner
              custom_fields.kind: {value: key account}
              custom_fields.more: {tags: extra.tags, region: $account.region}
            """);

    assertThat(laid.mapped(ADA, "custom_fields"))
        .isEqualTo(
            "{\"custom_fields\":{\"cost\":12,\"owner\":null,\"kind\":\"key account\","
                + "\"more\":{\"tags\":[\"x\"],\"region\":\"eu\"}}}");
  }

  @Test
  void fieldsOfAListsItemsAreLaidOverByThemselves() {
    Laid laid =
        bare.with(
            "account",
            """
            map:
              tags: {map: {name: color}}
              applications:
                let: {where: via}
                map: {source.name: $where, current_stage: {name: null}}
            """);

    assertThat(laid.mapped(ADA, "tags")).isEqualTo("{\"tags\":[{\"id\":\"1\",\"name\":\"red\"}]}");
    assertThat(laid.mapped(ADA, "applications"))
        .contains("\"source\":{\"id\":null,\"name\":\"Fair\"}")
        .contains("\"id\":\"s\",\"name\":null");
  }

  @Test
  void aListOfSeveralPartsIsWrittenWhole() {
    Laid laid = bare.with("account", "map: {urls: {each: extra.tags, map: {url: $}}}");

    assertThat(laid.mapped(ADA, "urls")).contains("\"url\":\"x\"");
    assertThat(bare.told("map: {urls: {map: {type: {value: blog}}}}"))
        .contains("'urls' is made of 2 parts beneath", "^^^^", "{each: ..., map: {...}}");
  }

  @Test
  void theAccountsLayerLiesOverTheInstallations() {
    Laid laid =
        bare.with(
                "installation",
                "map: {title: '\"ours\"', company: '\"Acme\"', custom_fields: {a: extra.cost}}")
            .with("account", "map: {title: name, custom_fields.b: extra.tags}");

    assertThat(laid.mapped(ADA, "title", "company", "custom_fields"))
        .isEqualTo(
            "{\"company\":\"Acme\",\"title\":\"Ada\",\"custom_fields\":{\"a\":12,\"b\":[\"x\"]}}");
    assertThat(layer(laid, "title")).isEqualTo("account");
    assertThat(layer(laid, "company")).isEqualTo("installation");
    assertThat(layer(laid, "name")).isEqualTo("connector");
    assertThat(laid.connector().bare()).isSameAs(bare.connector());
  }

  private static String layer(Laid laid, String field) {
    Mapping mapping = laid.candidates().map().members().get(field);
    assertThat(mapping).isInstanceOf(Mapping.Value.class);
    return laid.connector().layerOf(((Mapping.Value) mapping).expression().place());
  }

  @Test
  void parametersAndFiltersAreAdded() {
    Laid laid =
        bare.with(
            "account",
            """
            list:
              - {}
              - query: {expand: [extra], view: {archived: "true"}, include: custom}
                filters:
                  title: {param: role}
                  emails.email: null
            get: {query: {include: custom}}
            """);

    var people = laid.candidates().list().getLast();
    assertThat(people.endpoint().request().fragment().query())
        .containsOnlyKeys("fields", "expand", "view", "include");
    assertThat(String.valueOf(people.endpoint().request().fragment().query().get("expand")))
        .contains("jobs", "extra");
    assertThat(people.filters()).containsOnlyKeys(FieldPath.of("title"));
    assertThat(laid.candidates().get().endpoint().request().fragment().query())
        .containsOnlyKeys("fields", "include");
    assertThat(laid.candidates().list().getFirst().filters())
        .containsOnlyKeys(FieldPath.of("applications.job.id"));
  }

  @Test
  void eachVersionIsToldFromTheOthers() {
    long one = bare.with("account", "map: {title: name}").connector().version();
    long other = bare.with("account", "map: {title: role}").connector().version();

    assertThat(one).isNotEqualTo(other).isNotEqualTo(bare.connector().version());
  }
}
