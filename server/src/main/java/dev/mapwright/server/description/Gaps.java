package dev.mapwright.server.description;

import dev.mapwright.engine.connector.Source;
import dev.mapwright.engine.model.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Who may be missed while a list is read and the vendor's data change, in words for people. */
public final class Gaps {
  private static final String COUNTED =
      "The vendor counts records: when somebody on a page that was read is deleted meanwhile, those"
          + " behind move up by one, and one of them may be missed.";

  private Gaps() {}

  /** One text for each list of a resource that has such gaps. */
  public static List<String> of(List<Source> lists) {
    List<String> texts = new ArrayList<>();
    for (Source list : lists) {
      List<String> gaps = new ArrayList<>();
      if (list.misses() != null) {
        gaps.add(list.misses());
      }
      if (list.pagination().countsRows()) {
        gaps.add(COUNTED);
      }
      if (!gaps.isEmpty()) {
        texts.add(when(list) + String.join(" ", gaps));
      }
    }
    return texts.stream().distinct().toList();
  }

  private static String when(Source list) {
    return list.needs().isEmpty()
        ? ""
        : "Filtered by "
            + list.needs().stream().map(FieldPath::toString).collect(Collectors.joining(" or "))
            + ": ";
  }
}
