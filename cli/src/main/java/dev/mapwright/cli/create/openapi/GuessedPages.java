package dev.mapwright.cli.create.openapi;

import dev.mapwright.cli.create.draft.Guess;
import dev.mapwright.cli.create.draft.Paging;
import dev.mapwright.cli.create.draft.Paging.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** How pages follow each other, guessed from the names of parameters and members. */
final class GuessedPages {
  private static final List<String> NEXT =
      List.of(
          "nextcursor",
          "nextpagetoken",
          "nexttoken",
          "endcursor",
          "nextpage",
          "next",
          "cursor",
          "after",
          "nextpageurl",
          "nexturl",
          "nextlink",
          "continuation",
          "continuationtoken");
  private static final List<String> MORE =
      List.of("hasmore", "hasnext", "hasnextpage", "more", "morerecords");
  private static final int LARGEST = 200;
  private static final int DEEPEST = 3;

  private record Member(List<String> path, Schema schema) {}

  private GuessedPages() {}

  /** Of a list, whose parameters are given with their schemas. */
  static Paging of(
      Listing list, SequencedMap<String, Schema> parameters, SequencedMap<Guess, String> guesses) {
    SequencedMap<String, String> asked = new LinkedHashMap<>();
    parameters.forEach((name, schema) ->
        asked.put(name, schema.example() == null ? "" : String.valueOf(schema.example())));
    Paging paging = Paging.guessed(asked);
    String why = "by the names of parameters";
    Member next = member(list, NEXT, "string");
    Member more = member(list, MORE, "boolean");
    List<String> flag = more == null ? List.of() : more.path();
    Schema leading = parameters.get(paging.param());
    boolean isToken =
        paging.kind() == Kind.CURSOR
            || (paging.kind() == Kind.OFFSET && leading != null && leading.type().equals("string"));
    if (isToken) {
      paging =
          paging.following(
              Kind.CURSOR,
              paging.param(),
              next == null ? List.of("next_cursor") : next.path(),
              flag);
      why = next == null ? why + "; where the answer has the next cursor is not said" : why;
    } else if (paging.kind() == Kind.NONE && next != null) {
      paging = paging.following(Kind.URL, "cursor", next.path(), flag);
      why = "by the names of the answer's members";
    } else if (paging.kind() == Kind.NONE && list.operation().answerHeaders().contains("link")) {
      paging = paging.following(Kind.LINK, "cursor", List.of(), List.of());
      why = "since the answer has a header Link";
    }
    if (list.records().isEmpty() && (paging.kind() == Kind.CURSOR || paging.kind() == Kind.URL)) {
      paging = Paging.none();
    }
    Paging sized = sized(paging, parameters);
    guesses.put(Guess.PAGES, remark(sized, parameters, why));
    return sized;
  }

  private static Paging sized(Paging paging, SequencedMap<String, Schema> parameters) {
    Schema size = paging.sizeParam() == null ? null : parameters.get(paging.sizeParam());
    return size == null || size.maximum() < 1
        ? paging
        : paging.withSize((int) Math.min(size.maximum(), LARGEST));
  }

  private static String remark(Paging paging, SequencedMap<String, Schema> parameters, String why) {
    if (paging.kind() == Kind.NONE) {
      return "one page alone, since nothing of the document looks like a page";
    }
    Schema size = paging.sizeParam() == null ? null : parameters.get(paging.sizeParam());
    long maximum = size == null ? 0 : size.maximum();
    return why
        + (maximum < 1
            ? "; " + paging.size() + " is not known to be the largest page"
            : maximum > LARGEST ? "; pages of " + maximum + " would be allowed" : "");
  }

  /** A member of the answer outside of its records. */
  private static @Nullable Member member(Listing list, List<String> names, String type) {
    Schema answer = list.operation().answer();
    Deque<Member> open = new ArrayDeque<>();
    if (answer != null) {
      open.add(new Member(List.of(), answer));
    }
    Member best = null;
    while (!open.isEmpty()) {
      Member at = open.remove();
      for (String name : at.schema().properties().keySet()) {
        List<String> path = new ArrayList<>(at.path());
        path.add(name);
        Member member = new Member(path, at.schema().member(name));
        boolean isBetter =
            best == null || Bare.rank(name, names) < Bare.rank(best.path().getLast(), names);
        if (names.contains(Bare.of(name)) && member.schema().type().equals(type) && isBetter) {
          best = member;
        }
        if (member.schema().isObject() && path.size() < DEEPEST) {
          open.add(member);
        }
      }
    }
    return best;
  }
}
