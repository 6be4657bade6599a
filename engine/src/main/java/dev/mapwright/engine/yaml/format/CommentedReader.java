package dev.mapwright.engine.yaml.format;

import dev.mapwright.engine.yaml.Scalars;
import dev.mapwright.engine.yaml.format.Drafts.Draft;
import dev.mapwright.engine.yaml.format.Drafts.Group;
import dev.mapwright.engine.yaml.format.Drafts.Leaf;
import dev.mapwright.engine.yaml.format.Drafts.Member;
import dev.mapwright.engine.yaml.format.Drafts.Spot;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.comments.CommentType;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.scanner.ScannerImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.tokens.BlockEntryToken;
import org.snakeyaml.engine.v2.tokens.CommentToken;
import org.snakeyaml.engine.v2.tokens.Token;

/**
 * Reads a file that {@link dev.mapwright.engine.yaml.YamlReader} has found right, with its comments
 * and blank lines. Comments come from the library's scanner, which knows all of them, and are given
 * to the items by their places; the parser drops some inside braces.
 */
final class CommentedReader {
  private static final int MAX_LENGTH = 1_000_000;

  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setCodePointLimit(MAX_LENGTH).setParseComments(false).build();

  private static final LoadSettings WITH_COMMENTS =
      LoadSettings.builder().setCodePointLimit(MAX_LENGTH).setParseComments(true).build();

  private final Iterator<Event> events;
  private final List<Member> members = new ArrayList<>();
  private final List<Spot[]> texts = new ArrayList<>();

  /** Where the dashes of lists stand, which the parser does not tell, by their index. */
  private final NavigableMap<Integer, Spot> dashes = new TreeMap<>();

  private CommentedReader(String text) {
    this.events = new Parse(SETTINGS).parseString(text).iterator();
  }

  /** The file's tree with its comments. */
  static YamlPart read(String text) {
    CommentedReader reader = new CommentedReader(text);
    List<Note> comments = reader.scan(text);
    Event event = reader.events.next();
    while (!(event instanceof NodeEvent)) {
      event = reader.events.next();
    }
    Draft root = reader.draft(event, null);
    if (root instanceof Group group) {
      List<Note> notes = Note.inOrder(text, comments, reader.texts);
      new CommentPlaces(group, reader.members).place(notes);
    }
    return root.part();
  }

  /** All comments of a text, in its order. */
  static List<Note> comments(String text) {
    return new CommentedReader(text).scan(text);
  }

  private List<Note> scan(String text) {
    List<Note> found = new ArrayList<>();
    String[] lines = Note.lines(text);
    ScannerImpl scanner = new ScannerImpl(WITH_COMMENTS, new StreamReader(WITH_COMMENTS, text));
    while (scanner.hasNext()) {
      Token token = scanner.next();
      if (token instanceof BlockEntryToken) {
        Spot dash = spot(token.getStartMark());
        dashes.put(dash.index(), dash);
      } else if (token instanceof CommentToken comment
          && comment.getCommentType() != CommentType.BLANK_LINE) {
        // Blank lines are found by the lines themselves: the scanner tells some of them only.
        Spot spot = spot(token.getStartMark());
        boolean own =
            lines[spot.line()].codePoints().limit(spot.column()).allMatch(Character::isWhitespace);
        found.add(new Note(spot, ("#" + comment.getValue()).stripTrailing(), own));
      }
    }
    return found;
  }

  private Draft draft(Event event, @Nullable Member owner) {
    Spot start = spot(event.getStartMark());
    Draft draft =
        switch (event) {
          case AliasEvent alias ->
              new Leaf(
                  new YamlPart.Alias(alias.getAlias().getValue()), start, spot(event.getEndMark()));
          case ScalarEvent scalar -> leaf(scalar, start);
          case CollectionStartEvent collection -> group(collection, owner, start);
          default -> throw new IllegalStateException("no node: " + event);
        };
    if (!(event instanceof AliasEvent) && event instanceof NodeEvent node) {
      draft.anchor = anchor(node);
    }
    return draft;
  }

  private Leaf leaf(ScalarEvent event, Spot start) {
    Spot end = spot(event.getEndMark());
    texts.add(new Spot[] {start, end});
    return new Leaf(scalar(event), start, end);
  }

  private static YamlPart.Scalar scalar(ScalarEvent event) {
    String text = event.getValue();
    boolean plain =
        event.getScalarStyle() == ScalarStyle.PLAIN && !(Scalars.plain(text) instanceof String);
    return new YamlPart.Scalar(text, plain, anchor(event));
  }

  private Group group(CollectionStartEvent event, @Nullable Member owner, Spot start) {
    boolean map = event instanceof MappingStartEvent;
    Group group = new Group(map, event.isFlow(), owner, start);
    Event next = events.next();
    while (next instanceof NodeEvent) {
      Spot begins = spot(next.getStartMark());
      YamlPart.Scalar key = null;
      if (map) {
        key = scalar((ScalarEvent) next);
        next = events.next();
      }
      boolean dashed = !map && !event.isFlow();
      Spot from = dashed ? dashes.lowerEntry(begins.index()).getValue() : begins;
      Member member = new Member(group, key, from);
      members.add(member);
      group.members.add(member);
      member.holds(draft(next, member));
      next = events.next();
    }
    group.endsAt(spot(next.getEndMark()));
    return group;
  }

  private static @Nullable String anchor(NodeEvent event) {
    return event.getAnchor().map(found -> found.getValue()).orElse(null);
  }

  private static Spot spot(Optional<Mark> mark) {
    Mark found = mark.orElseThrow();
    return new Spot(found.getIndex(), found.getLine(), found.getColumn());
  }
}
