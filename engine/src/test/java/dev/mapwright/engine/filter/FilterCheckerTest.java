package dev.mapwright.engine.filter;

import static dev.mapwright.engine.filter.Filters.CANDIDATES;
import static dev.mapwright.engine.filter.Filters.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.model.FieldPath;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A filter that cannot be is refused before any call to a vendor, with what is allowed. */
class FilterCheckerTest {

  @Test
  void everyScalarFieldOfTheModelMayBeFiltered() {
    assertThat(CANDIDATES.scalarPaths())
        .allSatisfy(
            path -> assertThat(failures(where(path.toString(), "eq", sample(path)))).isEmpty());
  }

  @Test
  void anUnknownFieldGetsTheNearestName() {
    assertThat(failures(where("emails.mail", "eq", "a@b.c")))
        .containsExactly(
            "there is no field 'emails.mail' to filter by. Did you mean 'emails.email'?");
  }

  @Test
  void anObjectIsFilteredByOneOfItsFields() {
    assertThat(failures(where("applications.source", "eq", "x")))
        .containsExactly(
            "'applications.source' holds objects: filter by one of"
                + " applications.source.id, applications.source.name");
  }

  @Test
  void anOperatorThatTheTypeLacksIsToldWithThoseItHas() {
    assertThat(failures(where("name", "gt", "A")))
        .containsExactly("name[gt]: the field is text, which allows eq, ne, in, nin, like");
    assertThat(failures(where("is_private", "like", "t%")))
        .containsExactly(
            "is_private[like]: the field is true or false, which allows eq, ne, in, nin");
  }

  @Test
  void aMalformedDateIsToldWithTheFormsThatAreRead() {
    assertThat(failures(where("created_at", "gt", "31/01/2024")))
        .containsExactly(
            "created_at[gt]: '31/01/2024' is not"
                + " a date-time such as 2024-01-31T12:00:00Z or 2024-01-31");
    assertThat(failures(where("created_at", "gt", "2024-02-30"))).hasSize(1);
  }

  @Test
  void aBooleanIsTrueOrFalse() {
    assertThat(failures(where("can_email", "eq", "yes")))
        .containsExactly("can_email[eq]: 'yes' is not true or false");
  }

  @Test
  void aValueMustBeThere() {
    assertThat(failures(where("name", "eq", ""))).hasSize(1);
    assertThat(failures(where("name", "in"))).containsExactly("name[in] takes at least one value");
    assertThat(failures(where("name", "eq", "a", "b"))).containsExactly("name[eq] takes one value");
  }

  @Test
  void allProblemsAreToldAtOnce() {
    CallerException e =
        refused(
            new Query(List.of(where("nam", "eq", "x"), where("id", "gt", "1")), null, Map.of()));
    assertThat(e.kind()).isEqualTo(CallerException.Kind.BAD_REQUEST);
    assertThat(e).hasMessage("2 filters are wrong");
    assertThat(e.failures()).hasSize(2);
  }

  @Test
  void whatIsInGroupsIsCheckedToo() {
    assertThat(failures(new Filter.AnyOf(List.of(where("nam", "eq", "x"))))).hasSize(1);
  }

  @Test
  void tooMuchIsRefused() {
    Filter deep = where("name", "eq", "x");
    for (int i = 0; i < 5; i++) {
      deep = new Filter.AnyOf(List.of(deep));
    }
    assertThat(failures(deep)).containsExactly("filters may be nested at most 5 levels deep");
    String[] ids = Stream.generate(() -> "x").limit(10_000).toArray(String[]::new);
    assertThat(failures(where("id", "in", ids)))
        .containsExactly("at most 1000 values in filters are allowed, not 10000");
    List<Filter> many = Collections.nCopies(1_000, where("nam", "eq", "x"));
    assertThat(failures(new Filter.AllOf(many))).hasSize(20);
  }

  @Test
  void aListIsSortedByAFieldThatIsThereOnce() {
    assertThat(sortFailures("updated_at")).isEmpty();
    assertThat(sortFailures("update_at"))
        .containsExactly("there is no field 'update_at' to sort by. Did you mean 'updated_at'?");
    assertThat(sortFailures("applications.applied_at"))
        .containsExactly(
            "sort_by[applications.applied_at]: the field stands in a list, of which none is first");
  }

  private static String sample(FieldPath path) {
    String last = path.segments().getLast();
    if (last.endsWith("_at")) {
      return "2024-01-31";
    }
    return last.startsWith("is_") || last.startsWith("can_") ? "true" : "x";
  }

  private static List<String> failures(Filter filter) {
    return failures(new Query(List.of(filter), null, Map.of()));
  }

  private static List<String> sortFailures(String field) {
    return failures(
        new Query(List.of(), new Query.Sort(FieldPath.of(field), Direction.ASC), Map.of()));
  }

  private static List<String> failures(Query query) {
    CallerException e =
        catchThrowableOfType(CallerException.class, () -> FilterChecker.check(query, CANDIDATES));
    return e == null ? List.of() : e.failures();
  }

  private static CallerException refused(Query query) {
    return catchThrowableOfType(
        CallerException.class, () -> FilterChecker.check(query, CANDIDATES));
  }
}
