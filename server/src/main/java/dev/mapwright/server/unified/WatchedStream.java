package dev.mapwright.server.unified;

import dev.mapwright.engine.Meta;
import org.jspecify.annotations.Nullable;

/** A stream that notices what another gives, and tells the rest as that one does. */
public abstract class WatchedStream implements RecordStream {
  /** The stream that is watched. */
  protected final RecordStream stream;

  /** Over another stream. */
  protected WatchedStream(RecordStream stream) {
    this.stream = stream;
  }

  @Override
  public final boolean isReady() {
    return stream.isReady();
  }

  @Override
  public final @Nullable String cursor() {
    return stream.cursor();
  }

  @Override
  public final Meta meta() {
    return stream.meta();
  }

  @Override
  public final void close() {
    stream.close();
  }
}
