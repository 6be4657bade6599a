package dev.mapwright.engine.yaml.format;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parts of a file that still know where they stood, while comments look for their places. */
final class Drafts {
  private Drafts() {}

  /** A value. */
  abstract static sealed class Draft {
    final Spot start;

    @Nullable String anchor;

    Draft(Spot start) {
      this.start = start;
    }

    /** Behind its last character; a block's is that of its last item. */
    abstract Spot end();

    abstract YamlPart part();
  }

  /** A scalar or an alias, finished already. */
  static final class Leaf extends Draft {
    private final YamlPart part;
    private final Spot end;

    Leaf(YamlPart part, Spot start, Spot end) {
      super(start);
      this.part = part;
      this.end = end;
    }

    @Override
    Spot end() {
      return end;
    }

    @Override
    YamlPart part() {
      return part;
    }
  }

  /** A map or a list. */
  static final class Group extends Draft {
    final boolean map;
    final boolean flow;

    /** The item whose value this is; null for the outermost. */
    final @Nullable Member owner;

    final List<Member> members = new ArrayList<>();
    final List<String> tail = new ArrayList<>();
    private Spot flowEnd;

    Group(boolean map, boolean flow, @Nullable Member owner, Spot start) {
      super(start);
      this.map = map;
      this.flow = flow;
      this.owner = owner;
      this.flowEnd = start;
    }

    void endsAt(Spot end) {
      flowEnd = end;
    }

    @Override
    Spot end() {
      return flow || members.isEmpty() ? flowEnd : members.getLast().end();
    }

    @Override
    YamlPart part() {
      return new YamlPart.Items(map, members.stream().map(Member::item).toList(), tail, anchor);
    }
  }

  /** An item of a group. */
  static final class Member {
    final Group group;
    final Spot start;
    final List<String> before = new ArrayList<>();

    @Nullable String beside;

    private final YamlPart.@Nullable Scalar key;
    private @Nullable Draft value;

    Member(Group group, YamlPart.@Nullable Scalar key, Spot start) {
      this.group = group;
      this.key = key;
      this.start = start;
    }

    void holds(Draft draft) {
      value = draft;
    }

    Draft value() {
      if (value == null) {
        throw new IllegalStateException("the item is not read yet");
      }
      return value;
    }

    Spot end() {
      return value().end();
    }

    YamlPart.Item item() {
      return new YamlPart.Item(before, beside, key, value().part());
    }
  }

  /**
   * A place in the file.
   *
   * @param index code points before it
   * @param line from 0
   * @param column code points before it on its line
   */
  record Spot(int index, int line, int column) {}
}
