package dev.mapwright.engine.filter;

import static dev.mapwright.engine.filter.Filters.matches;
import static dev.mapwright.engine.filter.Filters.where;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What each filter means of a unified record. */
class FilterMatcherTest {

  @Nested
  class Texts {
    private static final String ADA = "{\"id\": \"7\", \"title\": \"Head of Data\"}";

    @Test
    void areEqualOnlyLetterByLetter() {
      assertThat(matches(where("title", "eq", "Head of Data"), ADA)).isTrue();
      assertThat(matches(where("title", "eq", "head of data"), ADA)).isFalse();
      assertThat(matches(where("title", "eq", "Head"), ADA)).isFalse();
    }

    @Test
    void areLikeInAnyCaseWithPercentForAnything() {
      assertThat(matches(where("title", "like", "head of data"), ADA)).isTrue();
      assertThat(matches(where("title", "like", "%of%"), ADA)).isTrue();
      assertThat(matches(where("title", "like", "HEAD%DATA"), ADA)).isTrue();
      assertThat(matches(where("title", "like", "%"), ADA)).isTrue();
      assertThat(matches(where("title", "like", "of"), ADA)).isFalse();
      assertThat(matches(where("title", "like", "%of"), ADA)).isFalse();
    }

    @Test
    void theTwoEndsOfAPatternDoNotShareLetters() {
      assertThat(matches(where("title", "like", "aba%ba"), "{\"title\": \"aba\"}")).isFalse();
      assertThat(matches(where("title", "like", "aba%ba"), "{\"title\": \"ababa\"}")).isTrue();
    }

    @Test
    void otherSignsThanPercentMeanThemselves() {
      assertThat(matches(where("title", "like", "a_b.c*"), "{\"title\": \"A_B.C*\"}")).isTrue();
      assertThat(matches(where("title", "like", "a_b"), "{\"title\": \"axb\"}")).isFalse();
    }

    @Test
    void ofAnIdAreComparedAsTextEvenWhereTheyLookLikeNumbers() {
      assertThat(matches(where("id", "eq", "7"), ADA)).isTrue();
      assertThat(matches(where("id", "eq", "07"), ADA)).isFalse();
    }

    @Test
    void areInASet() {
      assertThat(matches(where("id", "in", "3", "7"), ADA)).isTrue();
      assertThat(matches(where("id", "nin", "3", "7"), ADA)).isFalse();
      assertThat(matches(where("id", "nin", "3", "4"), ADA)).isTrue();
    }
  }

  @Nested
  class Emails {
    private static final String ADA = "{\"emails\": [{\"email\": \"Ada@Example.com\"}]}";

    @Test
    void ignoreCase() {
      assertThat(matches(where("emails.email", "eq", "ada@example.COM"), ADA)).isTrue();
      assertThat(matches(where("emails.email", "in", "x@y.z", "ada@example.com"), ADA)).isTrue();
      assertThat(matches(where("emails.email", "ne", "ada@example.com"), ADA)).isFalse();
    }
  }

  @Nested
  class Moments {
    private static final String ADA = "{\"created_at\": \"2024-01-02T00:00:00Z\"}";

    @Test
    void areComparedWhateverZoneTheyAreWrittenIn() {
      assertThat(matches(where("created_at", "eq", "2024-01-02T01:00:00+01:00"), ADA)).isTrue();
      assertThat(matches(where("created_at", "gt", "2024-01-02T00:30:00+01:00"), ADA)).isTrue();
      assertThat(matches(where("created_at", "lt", "2024-01-02T00:00:00.001Z"), ADA)).isTrue();
    }

    @Test
    void aDayIsItsStartInUtc() {
      assertThat(matches(where("created_at", "gte", "2024-01-02"), ADA)).isTrue();
      assertThat(matches(where("created_at", "gt", "2024-01-02"), ADA)).isFalse();
      assertThat(matches(where("created_at", "lte", "2024-01-02"), ADA)).isTrue();
      assertThat(matches(where("created_at", "lt", "2024-01-03"), ADA)).isTrue();
    }

    @Test
    void areLikeTheirText() {
      assertThat(matches(where("created_at", "like", "2024-01-%"), ADA)).isTrue();
    }
  }

  @Nested
  class Booleans {
    @Test
    void areTrueOrFalse() {
      assertThat(matches(where("is_private", "eq", "true"), "{\"is_private\": true}")).isTrue();
      assertThat(matches(where("is_private", "eq", "true"), "{\"is_private\": false}")).isFalse();
      assertThat(matches(where("is_private", "ne", "true"), "{\"is_private\": false}")).isTrue();
    }
  }

  @Nested
  class Nothing {
    private static final String EMPTY = "{\"title\": null, \"emails\": [], \"applications\": []}";

    @Test
    void matchesNoFilterButThoseThatDeny() {
      for (String operator : List.of("eq", "in", "like")) {
        assertThat(matches(where("title", operator, "x"), EMPTY)).as(operator).isFalse();
        assertThat(matches(where("emails.email", operator, "x"), EMPTY)).as(operator).isFalse();
      }
      for (String operator : List.of("ne", "nin")) {
        assertThat(matches(where("title", operator, "x"), EMPTY)).as(operator).isTrue();
        assertThat(matches(where("emails.email", operator, "x"), EMPTY)).as(operator).isTrue();
      }
      assertThat(matches(where("created_at", "lt", "2024-01-01"), EMPTY)).isFalse();
    }

    @Test
    void onTheWayToAFieldIsNothingThere() {
      assertThat(
              matches(
                  where("applications.job.id", "eq", "1"), "{\"applications\": [{\"job\": null}]}"))
          .isFalse();
    }
  }

  @Nested
  class Lists {
    private static final String ADA =
        """
        {"locations": ["Paris", "Oslo"],
         "applications": [
           {"job": {"id": "1"}, "current_stage": {"id": "10"}},
           {"job": {"id": "2"}, "current_stage": {"id": "20"}}]}
        """;

    @Test
    void matchWithAnyItem() {
      assertThat(matches(where("applications.job.id", "eq", "2"), ADA)).isTrue();
      assertThat(matches(where("applications.job.id", "eq", "3"), ADA)).isFalse();
      assertThat(matches(where("locations", "like", "o%"), ADA)).isTrue();
    }

    @Test
    void denyOnlyIfNoItemMatches() {
      assertThat(matches(where("applications.job.id", "ne", "2"), ADA)).isFalse();
      assertThat(matches(where("applications.job.id", "ne", "3"), ADA)).isTrue();
      assertThat(matches(where("locations", "nin", "Rome", "Oslo"), ADA)).isFalse();
    }

    @Test
    void eachComparisonLooksForItsOwnItem() {
      Filter jobAndStage =
          new Filter.AllOf(
              List.of(
                  where("applications.job.id", "eq", "1"),
                  where("applications.current_stage.id", "eq", "20")));
      assertThat(matches(jobAndStage, ADA)).isTrue();
    }
  }

  @Nested
  class Groups {
    private static final String ADA = "{\"title\": \"Head\", \"company\": \"Acme\"}";
    private static final Filter HEAD = where("title", "eq", "Head");
    private static final Filter OTHER = where("company", "eq", "Other");

    @Test
    void allOrAnyMustHold() {
      assertThat(matches(new Filter.AllOf(List.of(HEAD, OTHER)), ADA)).isFalse();
      assertThat(matches(new Filter.AnyOf(List.of(HEAD, OTHER)), ADA)).isTrue();
      assertThat(matches(new Filter.AnyOf(List.of(OTHER)), ADA)).isFalse();
    }

    @Test
    void nest() {
      Filter nested = new Filter.AllOf(List.of(HEAD, new Filter.AnyOf(List.of(OTHER, HEAD))));
      assertThat(matches(nested, ADA)).isTrue();
      assertThat(nested.roots()).containsExactlyInAnyOrder("title", "company");
    }
  }
}
