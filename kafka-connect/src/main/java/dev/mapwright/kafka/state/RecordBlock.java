package dev.mapwright.kafka.state;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * What is remembered of the records of a page, as short text: ids, digests and whether they are
 * there, packed. Offsets are text, and every worker holds all of them in memory.
 */
public final class RecordBlock {
  /** More records make no block: a message of Kafka's has a megabyte at most. */
  public static final int MOST = 2_000;

  private RecordBlock() {}

  /** Some records as text; empty for none. */
  public static String write(List<RememberedRecord> records) {
    if (records.isEmpty()) {
      return "";
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
      out.writeShort(records.size());
      // What looks alike stands together, and packs better.
      for (RememberedRecord record : records) {
        out.writeUTF(record.id());
      }
      for (RememberedRecord record : records) {
        out.writeByte(record.standing().letter());
      }
      for (RememberedRecord record : records) {
        out.writeLong(record.digest());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().withoutPadding().encodeToString(bytes.toByteArray());
  }

  /**
   * The records of a text.
   *
   * @throws IllegalArgumentException if it is none that was written here
   */
  public static List<RememberedRecord> read(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    byte[] bytes = Base64.getDecoder().decode(text);
    try (DataInputStream in =
        new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
      int size = in.readUnsignedShort();
      List<String> ids = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        ids.add(in.readUTF());
      }
      List<RememberedRecord.Standing> standings = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        standings.add(RememberedRecord.Standing.of(in.readUnsignedByte()));
      }
      List<RememberedRecord> records = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        records.add(new RememberedRecord(ids.get(i), in.readLong(), standings.get(i)));
      }
      return records;
    } catch (IOException e) {
      throw new IllegalArgumentException("a block of offsets cannot be read", e);
    }
  }
}
