package dev.mapwright.engine.yaml.schema;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What a key may hold. */
public sealed interface Kind {

  /** What is expected, as a noun: {@code a duration such as 30s}. */
  String inWords();

  /** One text. */
  record Text(String inWords) implements Kind {}

  /** A JSONata expression. */
  record Expression() implements Kind {
    @Override
    public String inWords() {
      return "an expression";
    }
  }

  /** One value, which may hold {@code {{ expression }}}. */
  record Template() implements Kind {
    @Override
    public String inWords() {
      return "text, which may hold {{ expressions }}";
    }
  }

  /** Any value, in the texts of which {@code {{ expression }}} may stand. */
  record Tree() implements Kind {
    @Override
    public String inWords() {
      return "a value, in which {{ expressions }} may stand";
    }
  }

  /**
   * Any JSON value as it stands.
   *
   * @param inWords what it is, such as {@code the body, inline or the name of a JSON file}
   */
  record Json(String inWords) implements Kind {}

  /**
   * One text of a certain form.
   *
   * @param inWords what it is, with an example
   * @param pattern what the whole text matches; an expression that Java and JSON Schema read alike
   */
  record Matching(String inWords, String pattern) implements Kind {
    private static final Matching NOT_BLANK =
        new Matching("text that is not blank", "[\\s\\S]*\\S[\\s\\S]*");

    /** Any text but white space. */
    public static Matching notBlank() {
      return NOT_BLANK;
    }
  }

  /** One of some words. */
  record Words(List<String> words) implements Kind {
    public Words {
      words = List.copyOf(words);
    }

    /** Of these. */
    public static Words of(String... words) {
      return new Words(List.of(words));
    }

    @Override
    public String inWords() {
      return words.size() == 1
          ? "'" + words.getFirst() + "'"
          : "one of " + String.join(", ", words);
    }
  }

  /** True or false. */
  record Flag() implements Kind {
    @Override
    public String inWords() {
      return "true or false";
    }
  }

  /** A whole number between two others, both inclusive. */
  record Whole(int least, int most) implements Kind {

    /** Without a limit above. */
    public Whole(int least) {
      this(least, Integer.MAX_VALUE);
    }

    @Override
    public String inWords() {
      return "a whole number from " + least + (most == Integer.MAX_VALUE ? "" : " to " + most);
    }
  }

  /** A duration. */
  record Time() implements Kind {
    @Override
    public String inWords() {
      return "a duration such as 500ms, 30s, 10m, 2h or 1d";
    }
  }

  /** A duration, or a range of durations. */
  record TimeRange() implements Kind {
    @Override
    public String inWords() {
      return "a duration such as 2s, or a range such as 500ms..1s";
    }
  }

  /** A path of the unified model. */
  record Path() implements Kind {
    @Override
    public String inWords() {
      return "a field of the unified model, such as applications.job.id";
    }
  }

  /** A map with known keys. */
  record Shaped(Shape shape) implements Kind {
    @Override
    public String inWords() {
      return "a map of " + shape.holds();
    }
  }

  /**
   * The same shape as the map in which it stands, or one around it: what may contain itself.
   *
   * @param shape gives it, once the shape is made
   */
  record Again(Supplier<Shape> shape) implements Kind {
    @Override
    public String inWords() {
      return "a map of " + shape.get().holds();
    }
  }

  /**
   * A map with keys of the author's own.
   *
   * @param key what the keys are
   * @param value what each holds
   * @param removable whether null takes away what is inherited
   */
  record Named(Kind key, Kind value, boolean removable) implements Kind {
    @Override
    public String inWords() {
      return "a map from " + key.inWords() + " to " + value.inWords();
    }
  }

  /** A list. */
  record Many(Kind item) implements Kind {
    @Override
    public String inWords() {
      return "a list, each item " + item.inWords();
    }
  }

  /** One of several kinds; the first that fits counts. */
  record Either(List<Kind> kinds) implements Kind {
    public Either {
      kinds = List.copyOf(kinds);
    }

    /** Of these. */
    public static Either of(Kind... kinds) {
      return new Either(List.of(kinds));
    }

    @Override
    public String inWords() {
      return kinds.stream().map(Kind::inWords).collect(Collectors.joining(", or "));
    }
  }

  /**
   * A mapping tree, keyed like the unified model.
   *
   * @param each gives the shape of a part that is made of a list
   */
  record Mapping(Supplier<Shape> each) implements Kind {
    @Override
    public String inWords() {
      return "a map keyed like the unified model";
    }
  }

  /**
   * What is laid over a mapping tree: the fields that differ, null for those that are dropped.
   *
   * @param each gives the shape of a part that is made of a list
   */
  record MappingOverlay(Supplier<Shape> each) implements Kind {
    @Override
    public String inWords() {
      return "a map keyed like the unified model, null for what is dropped";
    }
  }
}
