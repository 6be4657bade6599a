package dev.mapwright.kafka.record;

import java.time.Instant;
import java.util.Date;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.jspecify.annotations.Nullable;

/**
 * How an account stands, as consumers are told.
 *
 * @param account its id
 * @param connector the vendor
 * @param status how its last walk ended, or that one is under way
 * @param error what is wrong, in words without the vendor's own; null for nothing
 * @param walk which walk it is, from 1 on
 * @param read how many records the walk has read
 * @param sent how many of them were new or had changed
 * @param removed how many it found gone
 * @param leftOut how many could not be mapped
 * @param at when this was so
 */
public record AccountStanding(
    String account,
    String connector,
    Status status,
    @Nullable String error,
    long walk,
    long read,
    long sent,
    long removed,
    long leftOut,
    Instant at) {

  /** How a walk stands. */
  public enum Status {
    READING,
    COMPLETE,
    /** It ended early, and goes on later. */
    INCOMPLETE,
    /** The vendor refuses the account's credentials. */
    RELINK_NEEDED
  }

  /** The schema of values. */
  public static final Schema SCHEMA =
      SchemaBuilder.struct()
          .name("dev.mapwright.AccountState")
          .doc("How an account stands")
          .field("account", Schema.STRING_SCHEMA)
          .field("connector", Schema.STRING_SCHEMA)
          .field(
              "status",
              doc(SchemaBuilder.string(), "READING, COMPLETE, INCOMPLETE or RELINK_NEEDED"))
          .field("error", doc(SchemaBuilder.string().optional(), "What is wrong, in words"))
          .field("walk", doc(SchemaBuilder.int64(), "Which walk it is"))
          .field("read", doc(SchemaBuilder.int64(), "Records that the walk has read"))
          .field("sent", doc(SchemaBuilder.int64(), "Of these, new ones and changed ones"))
          .field("removed", doc(SchemaBuilder.int64(), "Records that it found gone"))
          .field("left_out", doc(SchemaBuilder.int64(), "Records that could not be mapped"))
          .field("at", Timestamp.SCHEMA)
          .build();

  private static Schema doc(SchemaBuilder builder, String words) {
    return builder.doc(words).build();
  }

  /** As Connect has it. */
  public Struct struct() {
    return new Struct(SCHEMA)
        .put("account", account)
        .put("connector", connector)
        .put("status", status.name())
        .put("error", error)
        .put("walk", walk)
        .put("read", read)
        .put("sent", sent)
        .put("removed", removed)
        .put("left_out", leftOut)
        .put("at", Date.from(at));
  }
}
