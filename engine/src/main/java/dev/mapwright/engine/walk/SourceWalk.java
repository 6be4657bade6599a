package dev.mapwright.engine.walk;

import dev.mapwright.engine.connector.Source;
import dev.mapwright.engine.expression.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Walks a source row by row: its pages, and for a source that runs once per row of another, the
 * pages of each parent. Holds one page per level. Not thread-safe; blocks on the vendor.
 */
public final class SourceWalk {

  /** What the row of a position means. */
  public enum Resume {
    /** The row after it comes next. */
    AFTER,
    /** It is in use and comes again. */
    IN_USE
  }

  private final Source source;
  private final CallScope scope;
  private final CallScope.Extra addition;
  private final @Nullable Keys keys;
  private @Nullable Position resume;
  private final Resume resumeAs;

  private @Nullable Pages pages;
  private Keys.@Nullable Key key;
  private @Nullable Page page;
  private int index;
  private @Nullable Position reached;

  /**
   * A walk.
   *
   * @param addition what filters and sort add to the source's requests
   * @param position where to go on, or null for the beginning
   */
  public SourceWalk(
      Source source,
      CallScope scope,
      CallScope.Extra addition,
      @Nullable Position position,
      Resume resumeAs) {
    this.source = source;
    this.scope = scope;
    this.addition = addition;
    this.resumeAs = resumeAs;
    this.resume = position;
    this.keys =
        source.from() == null
            ? null
            : Keys.of(
                source.from(),
                scope,
                addition.ofParents(),
                position == null ? null : position.parent());
  }

  /** A walk from the beginning, without filters. */
  public SourceWalk(Source source, CallScope scope) {
    this(source, scope, CallScope.Extra.NONE, null, Resume.AFTER);
  }

  /** The next row, or null at the end. */
  public @Nullable Row next() {
    while (true) {
      Page current = page;
      if (current != null && index < current.rows().size()) {
        Row row = row(current.rows().get(index++));
        reached = positionBehind(current);
        return row;
      }
      if (!turn()) {
        return null;
      }
    }
  }

  /** Whether it is known, without a call, that no row follows. */
  public boolean atKnownEnd() {
    Page current = page;
    return current != null
        && index >= current.rows().size()
        && current.isLast()
        && (keys == null || keys.exhausted());
  }

  /** Whether all rows of the page at hand have been given out. */
  public boolean atPageEnd() {
    Page current = page;
    return current != null && index >= current.rows().size();
  }

  /** How many rows the page at hand has. */
  public int rowsOfPage() {
    return page == null ? 0 : page.rows().size();
  }

  /**
   * Where the walk goes on: behind the row that was given out last, and pages without rows that
   * came since; null if there was neither.
   */
  public @Nullable Position reached() {
    return reached;
  }

  /** The row that was given out last, for a walk that will give it out again. */
  Position inUse() {
    Page current = Objects.requireNonNull(page, "no row was given out");
    int last = index - 1;
    return new Position(parent(), current.state(), last, current.rows().get(last).key());
  }

  /** What expressions over a row see. */
  public Variables variables(Row row) {
    return scope.variables().with("under", row.under()).with("parent", row.parent());
  }

  /**
   * Keeps the answers that were read in part for the call that goes on.
   *
   * @param inUse whether the row read last will be read again
   */
  public void park(boolean inUse) {
    Page current = page;
    if (pages != null
        && current != null
        && (inUse || index < current.rows().size() || current.next() == null)) {
      pages.keep();
    }
    if (keys != null) {
      keys.park();
    }
  }

  /** Goes to the next page, of the next parent if need be; false at the end. */
  private boolean turn() {
    Page current = page;
    if (pages != null && current != null && current.next() != null) {
      show(pages.read(current.next(), false), null);
      return true;
    }
    if (current != null && current.ending() != null) {
      throw current.ending();
    }
    if (keys == null) {
      if (pages != null) {
        return false;
      }
      open(Pages.of(source, scope, addition, List.of()));
      return true;
    }
    List<Keys.Key> group = group(keys);
    if (group.isEmpty()) {
      return false;
    }
    key = group.getFirst();
    open(Pages.of(source, scope, addition, group));
    return true;
  }

  private List<Keys.Key> group(Keys from) {
    List<Keys.Key> group = new ArrayList<>();
    int size = Math.max(1, source.batch());
    while (group.size() < size) {
      Keys.Key next = from.next();
      if (next == null) {
        break;
      }
      group.add(next);
    }
    return group;
  }

  private void open(Pages opened) {
    pages = opened;
    Position at = resume;
    resume = null;
    show(opened.read(at == null ? null : at.page(), at != null), at);
  }

  private void show(Page shown, @Nullable Position at) {
    page = shown;
    index = at == null ? 0 : indexOf(shown, at);
    if (shown.rows().isEmpty()) {
      reached = positionBehind(shown);
    }
  }

  /** The place behind the row before the index. */
  private Position positionBehind(Page current) {
    if (index == current.rows().size() && current.next() != null) {
      return new Position(parent(), current.next(), 0, null);
    }
    String read = index == 0 ? null : current.rows().get(index - 1).key();
    return new Position(parent(), current.state(), index, read);
  }

  private @Nullable Position parent() {
    return key == null ? null : key.position();
  }

  /** Looks the key up first, for rows may have moved on the page since. */
  private int indexOf(Page shown, Position at) {
    int step = resumeAs == Resume.AFTER ? 1 : 0;
    int expected = at.index() - step;
    if (at.key() != null && expected >= 0) {
      if (expected < shown.rows().size() && at.key().equals(shown.rows().get(expected).key())) {
        return at.index();
      }
      for (int i = 0; i < shown.rows().size(); i++) {
        if (at.key().equals(shown.rows().get(i).key())) {
          return i + step;
        }
      }
    }
    return Math.min(at.index(), shown.rows().size());
  }

  private Row row(Page.Fetched fetched) {
    Keys.Key from = key;
    return new Row(
        fetched.record(),
        fetched.answer(),
        from == null ? ownUnder(fetched.record().stated()) : from.under(),
        from == null ? null : from.parent());
  }

  private @Nullable Object ownUnder(Object row) {
    return source.under() == null ? null : source.under().evaluate(row, scope.variables());
  }
}
