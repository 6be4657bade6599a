package dev.mapwright.cli.create.openapi;

import dev.mapwright.cli.create.draft.DraftFilter;
import dev.mapwright.cli.create.draft.MappedField;
import dev.mapwright.cli.create.draft.People;
import dev.mapwright.cli.create.draft.ValueForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a vendor filters itself, guessed from the names of parameters. */
final class GuessedFilters {
  private static final List<String> EMAILS = List.of("email", "emailaddress", "candidateemail");
  private static final List<String> JOBS =
      List.of("jobid", "positionid", "requisitionid", "vacancyid", "openingid");
  private static final String FROM = "(after|since|from|gte|gt|min|start)";
  private static final String TO = "(before|until|to|lte|lt|max|end)";
  private static final Map<String, String> TIMES =
      Map.of(
          "created_at", "(created|createdat|createdon|creationdate|datecreated)",
          "updated_at", "(updated|updatedat|modified|modifiedat|lastmodified|lastupdated|changed)");

  private GuessedFilters() {}

  /** Of a list's parameters; only what the records hold can be filtered by. */
  static List<DraftFilter> of(SequencedMap<String, Schema> parameters, People people) {
    List<DraftFilter> filters = new ArrayList<>();
    String email = named(parameters, EMAILS);
    if (email != null && people.field("emails").isPresent()) {
      filters.add(new DraftFilter("emails.email", ValueForm.TEXT, email, null));
    }
    String job = named(parameters, JOBS);
    boolean hasJobs =
        people.lists().stream()
            .flatMap(list -> list.fields().stream())
            .anyMatch(field -> field.unified().equals("job.id"));
    if (job != null && hasJobs) {
      filters.add(new DraftFilter("applications.job.id", ValueForm.TEXT, job, null));
    }
    for (String unified : List.of("created_at", "updated_at")) {
      MappedField field = people.field(unified).orElse(null);
      String names = TIMES.getOrDefault(unified, "");
      String from = matching(parameters, names + FROM);
      String to = matching(parameters, names + TO);
      ValueForm kind = kind(parameters, from, to);
      if (field != null && kind != null) {
        filters.add(new DraftFilter(unified, kind, from, to));
      }
    }
    return filters;
  }

  private static @Nullable ValueForm kind(
      SequencedMap<String, Schema> parameters, @Nullable String from, @Nullable String to) {
    Schema schema = from != null ? parameters.get(from) : to != null ? parameters.get(to) : null;
    return schema == null ? null : FieldFinder.time(schema);
  }

  private static @Nullable String named(
      SequencedMap<String, Schema> parameters, List<String> names) {
    return parameters.keySet().stream()
        .filter(name -> names.contains(bare(name)))
        .filter(name -> !parameters.getOrDefault(name, none(parameters)).isList())
        .findFirst()
        .orElse(null);
  }

  private static Schema none(SequencedMap<String, Schema> parameters) {
    return parameters.firstEntry().getValue();
  }

  private static @Nullable String matching(
      SequencedMap<String, Schema> parameters, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher("");
    return parameters.keySet().stream()
        .filter(name -> matcher.reset(bare(name)).matches())
        .findFirst()
        .orElse(null);
  }

  private static String bare(String name) {
    return Bare.of(name).replaceFirst("^(filter|q|where)", "");
  }
}
