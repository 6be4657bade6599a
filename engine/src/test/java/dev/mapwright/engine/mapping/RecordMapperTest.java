package dev.mapwright.engine.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.loss.Unmappable;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.jsonata.option.NativeFunction;
import dev.mapwright.jsonata.value.Json;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A mapping is a tree keyed like the model, one small expression at each leaf. */
class RecordMapperTest {

  @Nested
  class Shape {
    @Test
    void everyKeyOfTheModelIsThereInTheModelsOrder() {
      Mapped mapped = AcmeMapper.map("map: {updated_at: u, id: id, name: name}", "{\"id\": 7}");
      assertThat(mapped.fields().sequencedKeySet())
          .containsExactlyElementsOf(AcmeMapper.CANDIDATES.root().fields().sequencedKeySet());
      assertThat(AcmeMapper.CANDIDATES.violations(mapped.fields())).isEmpty();
    }

    @Test
    void onlyWantedFieldsAreComputed() {
      RecordMapper mapper =
          AcmeMapper.mapper("map: {id: id, name: name, title: $error()}", Set.of("name")::contains);
      Mapped mapped = mapper.map(Json.read("{\"id\": 7, \"name\": \"Ada\"}"), Variables.NONE);
      assertThat(mapped.fields()).isEqualTo(Map.of("name", "Ada"));
    }

    @Test
    void theIdCanBeAskedForByItself() {
      RecordMapper mapper = AcmeMapper.mapper("map: {id: id}", _ -> false);
      assertThat(mapper.id(Json.read("{\"id\": 9007199254740993}"), Variables.NONE))
          .isEqualTo("9007199254740993");
      assertThat(mapper.id(Json.read("{\"id\": \" \"}"), Variables.NONE)).isNull();
    }
  }

  @Nested
  class Context {
    @Test
    void isTheRecordAndInsideEachTheItem() {
      String map =
          """
          map:
            id: id
            applications:
              each: jobs
              map: {id: id, candidate.id: $id, job.id: $record.id & "/" & id}
          """;
      assertThat(AcmeMapper.field("applications", map, "{\"id\": 7, \"jobs\": [{\"id\": 1}]}"))
          .contains("\"id\":\"1\",\"candidate\":{\"id\":\"7\"},\"job\":{\"id\":\"7/1\"}");
    }

    @Test
    void ofListsWithinListsIsTheInnerItem() {
      String map =
          """
          map:
            id: id
            applications:
              each: jobs
              let: {job: id}
              map:
                id: id
                attachments: {each: files, map: {id: $job & "-" & $, job.id: $job}}
          """;
      assertThat(
              AcmeMapper.field(
                  "applications", map, "{\"jobs\": [{\"id\": 1, \"files\": [\"a\", \"b\"]}]}"))
          .contains("\"id\":\"1-a\"", "\"id\":\"1-b\"", "\"job\":{\"id\":\"1\"}");
    }

    @Test
    void aSingleValueIsOneItemAndNullIsNone() {
      String map = "map: {id: id, emails: {each: email, map: {email: $}}}";
      assertThat(AcmeMapper.field("emails", map, "{\"email\": \"a@b.c\"}")).contains("a@b.c");
      assertThat(AcmeMapper.field("emails", map, "{\"email\": null}")).isEqualTo("[]");
      assertThat(AcmeMapper.field("emails", map, "{}")).isEqualTo("[]");
    }

    @Test
    void listsAreConcatenatedFromParts() {
      String map =
          """
          map:
            id: id
            phones:
              - {each: home, map: {number: $, type: '"home"'}}
              - {each: work, map: {number: $, type: '"work"'}}
          """;
      assertThat(AcmeMapper.field("phones", map, "{\"work\": [1, 2], \"home\": 3}"))
          .isEqualTo(
              "[{\"number\":\"3\",\"extension\":null,\"type\":\"home\"},"
                  + "{\"number\":\"1\",\"extension\":null,\"type\":\"work\"},"
                  + "{\"number\":\"2\",\"extension\":null,\"type\":\"work\"}]");
    }
  }

  @Nested
  class Let {
    @Test
    void earlierNamesAreVisibleInLaterOnes() {
      assertThat(
              AcmeMapper.field(
                  "title", "let: {a: x, b: $a & \"!\"}\nmap: {id: id, title: $b}", "{\"x\": 1}"))
          .isEqualTo("\"1!\"");
    }

    @Test
    void aNameOfAnItemHidesTheSameNameOfTheRecord() {
      String members =
          """
          let: {n: '"outer"'}
          map:
            id: id
            title: $n
            phones: {each: mails, let: {n: '$n & "-inner"'}, map: {number: $, extension: $n}}
          """;
      Mapped mapped = AcmeMapper.map(members, "{\"mails\": [\"a@b.c\"]}");
      assertThat(mapped.fields().get("title")).isEqualTo("outer");
      assertThat(mapped.fields().get("phones")).asString().contains("outer-inner");
    }

    @Test
    void isComputedOncePerRecordAndOnlyWhenRead() {
      String members =
          """
          related: {users: {kind: table, request: GET /users}}
          let: {user: $users(owner)}
          map: {id: id, title: $user.title, company: $user.company, name: name}
          """;
      AtomicInteger calls = new AtomicInteger();
      NativeFunction users = _ -> Map.of("title", "Head", "call", calls.incrementAndGet());
      Variables variables = Variables.NONE.with("users", users);
      Object record = Json.read("{\"id\": 1, \"owner\": 5}");
      AcmeMapper.mapper(members).map(record, variables);
      assertThat(calls).hasValue(1);
      AcmeMapper.mapper(members, Set.of("name")::contains).map(record, variables);
      assertThat(calls).hasValue(1);
    }

    @Test
    void mayBeReadByTheId() {
      assertThat(AcmeMapper.field("id", "let: {a: x}\nmap: {id: '$a & \"-\" & x'}", "{\"x\": 1}"))
          .isEqualTo("\"1-1\"");
    }
  }

  @Nested
  class WhatIsRead {
    private static final String MEMBERS =
        """
        related:
          users: {kind: table, request: GET /users}
          jobs: {kind: table, request: GET /jobs}
        let: {owner: $users(owner), boss: $users($owner.boss)}
        map:
          id: $under & id
          title: $boss.title
          company: company
          applications:
            each: $detail.applications
            let: {job: $jobs(job)}
            map:
              id: id
              job.id: $job.id
              candidate.id: $id
              attachments: {each: files, map: {id: $, file_name: name}}
        """;

    @Test
    void isFoundThroughLetAndId() {
      assertThat(AcmeMapper.mapper(MEMBERS, Set.of("title")::contains).variablesRead())
          .containsExactlyInAnyOrder("under", "users");
      assertThat(AcmeMapper.mapper(MEMBERS, Set.of("company")::contains).variablesRead())
          .containsExactly("under");
      assertThat(AcmeMapper.mapper(MEMBERS).variablesRead())
          .containsExactlyInAnyOrder("under", "users", "jobs", "detail");
    }

    @Test
    void saysWhichFieldsStayEmptyWithoutIt() {
      RecordMapper mapper = AcmeMapper.mapper(MEMBERS);
      assertThat(mapper.fieldsReading("users"::equals)).containsExactly(FieldPath.of("title"));
      assertThat(mapper.fieldsReading("jobs"::equals))
          .containsExactly(FieldPath.of("applications.job.id"));
      assertThat(mapper.fieldsReading("detail"::equals).stream().map(FieldPath::toString))
          .containsExactlyInAnyOrder(
              "applications.id",
              "applications.job.id",
              "applications.candidate.id",
              "applications.attachments.id",
              "applications.attachments.file_name");
    }
  }

  @Nested
  class Failures {
    @Test
    void nameTheFieldAndThePlaceAndNoValue() {
      RecordMapper mapper = AcmeMapper.mapper("map:\n  id: id\n  title: $uppercase(title)");
      assertThatThrownBy(
              () -> mapper.map(Json.read("{\"id\": 1, \"title\": 4711}"), Variables.NONE))
          .isInstanceOfSatisfying(
              Unmappable.class,
              e ->
                  assertThat(e.asFailure())
                      .hasMessageContaining("`title` fails on it (T0410)")
                      .hasMessageContaining("acme.yaml:12:14")
                      .hasMessageNotContaining("4711"));
    }

    @Test
    void inLetPointAtTheLet() {
      RecordMapper mapper =
          AcmeMapper.mapper("let:\n  t: $uppercase(title)\nmap:\n  id: id\n  title: $t");
      assertThatThrownBy(() -> mapper.map(Json.read("{\"id\": 1, \"title\": 5}"), Variables.NONE))
          .isInstanceOfSatisfying(
              Unmappable.class,
              e ->
                  assertThat(e.asFailure())
                      .hasMessageContaining("`title` fails")
                      .hasMessageContaining("acme.yaml:11:"));
    }

    @Test
    void ofRelatedDataPassUnchanged() {
      RuntimeException gone = new IllegalStateException("gone");
      NativeFunction users =
          _ -> {
            throw gone;
          };
      RecordMapper mapper =
          AcmeMapper.mapper(
              "related: {users: {kind: table, request: GET /users}}\n"
                  + "map: {id: id, title: $users(1)}");
      assertThatThrownBy(() -> mapper.map(Json.read("{}"), Variables.NONE.with("users", users)))
          .isSameAs(gone);
    }
  }

  @Test
  void oneMapperServesManyThreads() throws InterruptedException {
    RecordMapper mapper =
        AcmeMapper.mapper(
            "let: {n: $id & \"!\"}\nmap: {id: id, title: $n, name: $record.id & \"?\"}");
    AtomicInteger wrong = new AtomicInteger();
    Runnable work =
        () -> {
          for (int i = 0; i < 5_000; i++) {
            String id = Thread.currentThread().threadId() + "-" + i;
            var fields = mapper.map(Map.of("id", id), Variables.NONE).fields();
            boolean right =
                Objects.equals(fields.get("title"), id + "!")
                    && Objects.equals(fields.get("name"), id + "?");
            if (!right) {
              wrong.incrementAndGet();
            }
          }
        };
    Thread one = Thread.ofVirtual().start(work);
    Thread two = Thread.ofPlatform().start(work);
    one.join();
    two.join();
    assertThat(wrong).hasValue(0);
  }
}
