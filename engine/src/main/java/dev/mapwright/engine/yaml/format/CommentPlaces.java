package dev.mapwright.engine.yaml.format;

import dev.mapwright.engine.yaml.format.Drafts.Draft;
import dev.mapwright.engine.yaml.format.Drafts.Group;
import dev.mapwright.engine.yaml.format.Drafts.Member;
import dev.mapwright.engine.yaml.format.Drafts.Spot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives comments to items: one behind an item stays beside it, one with a line to itself stays
 * above the item that follows, or at the end of the block in whose column it stands.
 */
final class CommentPlaces {
  private final Group root;
  private final List<Member> members;

  /** Over all items in the order of the file, outer ones before those in them. */
  CommentPlaces(Group root, List<Member> members) {
    this.root = root;
    this.members = members;
  }

  void place(List<Note> notes) {
    boolean blank = false;
    for (int i = 0; i < notes.size(); i++) {
      Note note = notes.get(i);
      Member next = next(note);
      if (note.isBlank()) {
        blank = true;
        if (next != null && !commentComesFirst(notes, i, next)) {
          addBlank(next.before);
          blank = false;
        }
        continue;
      }
      Member beside = note.own() ? null : beside(note);
      if (beside == null) {
        List<String> lines = above(note, next);
        if (blank) {
          addBlank(lines);
        }
        lines.add(note.text());
      } else if (beside.beside == null) {
        beside.beside = note.text();
      } else {
        beside.before.add(note.text());
      }
      blank = false;
    }
    members.forEach(CommentPlaces::dropFirstBlank);
    members.forEach(CommentPlaces::liftAboveDash);
  }

  /** Between a dash and the map behind it no comment can stand. */
  private static void liftAboveDash(Member element) {
    if (element.group.map
        || !(element.value() instanceof Group inner)
        || !inner.map
        || inner.members.isEmpty()
        || inner.anchor != null) {
      return;
    }
    if (element.beside != null && !inner.flow) {
      element.before.add(element.beside);
      element.beside = null;
    }
    List<String> first = inner.members.getFirst().before;
    element.before.addAll(first);
    first.clear();
  }

  /** One blank line says as much as two. */
  private static void addBlank(List<String> lines) {
    if (lines.isEmpty() || !lines.getLast().isEmpty()) {
      lines.add("");
    }
  }

  /** At the beginning of a block a blank line says nothing. */
  private static void dropFirstBlank(Member member) {
    if (member == member.group.members.getFirst()
        && !member.before.isEmpty()
        && member.before.getFirst().isEmpty()) {
      member.before.removeFirst();
    }
  }

  private static boolean commentComesFirst(List<Note> notes, int blank, Member next) {
    return notes.stream()
        .skip(blank + 1L)
        .filter(note -> !note.isBlank())
        .findFirst()
        .filter(note -> note.spot().line() < next.start.line())
        .isPresent();
  }

  /** The outermost item that begins behind a note. */
  private @Nullable Member next(Note note) {
    return members.stream()
        .filter(member -> isBehind(member.start, note.spot()))
        .findFirst()
        .orElse(null);
  }

  /** The innermost item that began before a note. */
  private @Nullable Member last(Note note) {
    Member last = null;
    for (Member member : members) {
      if (isBehind(member.start, note.spot())) {
        break;
      }
      last = member;
    }
    return last;
  }

  private static boolean isBehind(Spot spot, Spot other) {
    return spot.line() > other.line()
        || (spot.line() == other.line() && spot.column() > other.column());
  }

  /** The item on whose line a comment stands: of a map in braces that has ended, its owner. */
  private @Nullable Member beside(Note note) {
    Member member = last(note);
    while (member != null
        && member.group.flow
        && member.group.owner != null
        && !isBehind(member.group.end(), note.spot())) {
      member = member.group.owner;
    }
    boolean here =
        member != null
            && (member.start.line() == note.spot().line()
                || member.end().line() == note.spot().line());
    return here ? member : null;
  }

  private List<String> above(Note note, @Nullable Member next) {
    Group block = block(note);
    return next != null && isWithin(next.group, block) ? next.before : block.tail;
  }

  /** The innermost block that is open at a note, by the note's column. */
  private Group block(Note note) {
    Member last = last(note);
    if (last == null) {
      return root;
    }
    Draft value = last.value();
    Group group =
        value instanceof Group inner && !isBehind(inner.start, note.spot()) ? inner : last.group;
    while (group.owner != null && !isOpen(group, note)) {
      group = group.owner.group;
    }
    return group;
  }

  private static boolean isOpen(Group group, Note note) {
    return group.flow
        ? isBehind(group.end(), note.spot())
        : group.start.column() <= note.spot().column();
  }

  private static boolean isWithin(Group group, Group outer) {
    Group at = group;
    while (at != outer) {
      if (at.owner == null) {
        return false;
      }
      at = at.owner.group;
    }
    return true;
  }
}
