package dev.mapwright.engine;

import dev.mapwright.engine.query.Cursor;
import dev.mapwright.engine.query.CursorCodec;
import dev.mapwright.engine.read.RecordReader.Mark;
import org.jspecify.annotations.Nullable;

/** Makes the cursors of one list, and remembers where it stopped for lack of time. */
final class Seal {
  private final CursorCodec codec;
  private final WalkMemory memory;
  private final String binding;
  private final String request;
  private final long walk;
  private final int pageSize;

  /**
   * For one list.
   *
   * @param binding what its cursors are good for
   * @param request the call that is being answered
   */
  Seal(
      CursorCodec codec,
      WalkMemory memory,
      String binding,
      String request,
      long walk,
      int pageSize) {
    this.codec = codec;
    this.memory = memory;
    this.binding = binding;
    this.request = request;
    this.walk = walk;
    this.pageSize = pageSize;
  }

  /** How many records a page of the vendor has. */
  int pageSize() {
    return pageSize;
  }

  /** The text of a cursor for a place; null if nothing was read yet. */
  @Nullable String cursor(Mark mark) {
    memory.weighAgain(walk);
    Cursor cursor = at(mark);
    return cursor == null ? null : codec.seal(cursor, binding);
  }

  /** The same call, repeated soon, goes on from here. */
  void stopAt(Mark mark) {
    Cursor cursor = at(mark);
    if (cursor != null) {
      memory.stopAt(request, cursor);
    }
  }

  /** The call was answered. */
  void answered() {
    memory.forget(request);
  }

  private @Nullable Cursor at(Mark mark) {
    return mark.place() == null
        ? null
        : new Cursor(walk, pageSize, mark.given(), mark.place().after());
  }
}
