package dev.mapwright.kafka.walk;

import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** A record that knows the step it belongs to. */
public final class StepRecord extends SourceRecord {
  private final transient WalkStep step;

  StepRecord(WalkStep step, Content content) {
    super(
        content.partition,
        content.offset,
        content.topic,
        null,
        content.keySchema,
        content.key,
        content.value == null ? null : content.value.schema(),
        content.value,
        content.at);
    this.step = step;
  }

  /** Notes that Kafka has it. */
  public void taken() {
    step.taken();
  }

  /**
   * What is sent.
   *
   * @param partition whose offset it carries
   * @param value null for a tombstone
   * @param at when it was read, in milliseconds
   */
  record Content(
      Map<String, ?> partition,
      Map<String, ?> offset,
      String topic,
      Schema keySchema,
      Object key,
      @Nullable Struct value,
      long at) {}
}
