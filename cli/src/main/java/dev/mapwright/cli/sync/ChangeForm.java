package dev.mapwright.cli.sync;

import java.util.List;
import java.util.Map;

/** What the changes of a resource are written as, a JSON object a line. */
sealed interface ChangeForm permits ChangeLines, SingerMessages, AirbyteMessages {

  /** The forms by the words of the command line. */
  enum Kind {
    /** As the server tells them. */
    CHANGES,
    /** Messages of Singer, for its targets. */
    SINGER,
    /** Messages of Airbyte, for its destinations. */
    AIRBYTE
  }

  /** The form of a resource's changes. */
  static ChangeForm of(Kind kind, String resource) {
    return switch (kind) {
      case CHANGES -> new ChangeLines();
      case SINGER -> new SingerMessages(resource);
      case AIRBYTE -> new AirbyteMessages(resource);
    };
  }

  /** What stands before the first change of a pull. */
  List<Map<String, ?>> opening();

  /**
   * A page of changes, and that what it says is whole.
   *
   * @param changes as the server tells them
   * @param place from where the next page goes on
   */
  List<Map<String, ?>> page(List<Map<String, ?>> changes, String place);

  /** What stands behind the last change of a pull. */
  List<Map<String, ?>> closing();

  /** Files that those who read the messages need besides, by the end of their names. */
  Map<String, Map<String, ?>> besides();

  /** How the files of this form end. */
  String ending();
}
