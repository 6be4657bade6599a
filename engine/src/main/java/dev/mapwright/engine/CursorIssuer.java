package dev.mapwright.engine;

import dev.mapwright.engine.query.Cursor;
import dev.mapwright.engine.query.CursorCodec;
import dev.mapwright.engine.query.CursorUse;
import org.jspecify.annotations.Nullable;

/** Makes the cursors of one list. */
final class CursorIssuer {
  private final CursorCodec codec;
  private final WalkMemory memory;
  private final CursorUse use;
  private final @Nullable String given;
  private final Cursor opened;

  /**
   * For one list.
   *
   * @param use what its cursors are good for
   * @param given the cursor of the call that is being answered, or null
   * @param opened where that call begins
   */
  CursorIssuer(
      CursorCodec codec, WalkMemory memory, CursorUse use, @Nullable String given, Cursor opened) {
    this.codec = codec;
    this.memory = memory;
    this.use = use;
    this.given = given;
    this.opened = opened;
  }

  /**
   * The call ends without an answer.
   *
   * @param reached how far it got, or null if it read nothing
   * @param isUnfinished whether it got something for the records behind that place
   * @return from where a call goes on: the cursor that this one was given if it got nothing at all
   */
  @Nullable String stopAt(@Nullable Cursor reached, boolean isUnfinished) {
    if (reached != null) {
      return text(reached);
    }
    return isUnfinished ? text(opened) : given;
  }

  /** The text of a cursor. */
  String text(Cursor cursor) {
    memory.weighAgain(cursor.walk());
    return codec.seal(cursor, use);
  }
}
