package dev.mapwright.engine.paging;

import dev.mapwright.jsonata.value.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a vendor is with what it makes before a list can be read. It travels in cursors, so that
 * a job outlives the call that asked for it.
 *
 * @param handle what names the job
 * @param isDone whether the list can be read
 * @param result what the vendor said when it was done, if anything
 */
public record JobState(Object handle, boolean isDone, @Nullable Object result) {

  /** One that was asked for now. */
  public static JobState asked(Object handle) {
    return new JobState(handle, false, null);
  }

  /** The same, done. */
  public JobState done(@Nullable Object said) {
    return new JobState(handle, true, said);
  }

  /** A text of hexadecimals that {@link #parse} reads. */
  String text() {
    List<Object> parts = new ArrayList<>(List.of(handle, isDone));
    if (result != null) {
      parts.add(result);
    }
    return HexFormat.of().formatHex(Json.writeBytes(parts));
  }

  /**
   * Reads {@link #text}.
   *
   * @throws IllegalArgumentException if it is none
   */
  static JobState parse(String text) {
    String json = new String(HexFormat.of().parseHex(text), StandardCharsets.UTF_8);
    if (Json.read(json) instanceof List<?> parts
        && parts.size() >= 2
        && parts.get(0) instanceof Object handle
        && parts.get(1) instanceof Boolean isDone) {
      return new JobState(handle, isDone, parts.size() > 2 ? parts.get(2) : null);
    }
    throw new IllegalArgumentException("no state of a job");
  }
}
