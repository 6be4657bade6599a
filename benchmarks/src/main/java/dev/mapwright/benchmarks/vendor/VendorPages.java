package dev.mapwright.benchmarks.vendor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The pages of a made-up vendor. All records are alike but for their ids, those of their
 * applications, and when they were updated; a page is the template with these digits written into
 * it. Immutable.
 */
public final class VendorPages {
  /** The id of the first record; the others count on from there. */
  public static final int FIRST_ID = 53_883_394;

  private static final int FIRST_APPLICATION = 69_306_314;
  private static final String UPDATED = "\"updated_at\":\"2026-03-04T09:15:27.004Z\",\"last";

  /** Digits in a record: where they stand, how many they are, and their value in the n-th. */
  private record Digits(int offset, int length, int base, int step, int divisor, int modulus) {
    void write(byte[] target, int start, int record) {
      int value = (base + step * (record / divisor)) % modulus;
      for (int i = start + offset + length - 1; i >= start + offset; i--) {
        target[i] = (byte) ('0' + value % 10);
        value /= 10;
      }
    }
  }

  private final byte[] template;
  private final List<Digits> digits = new ArrayList<>();

  /**
   * Pages of records that are rich or slim.
   *
   * @param slim whether records lack their applications, which are more than half of them
   */
  public VendorPages(boolean slim) {
    template = candidate(slim).getBytes(StandardCharsets.UTF_8);
    String text = new String(template, StandardCharsets.ISO_8859_1);
    count(text, FIRST_ID, 1);
    count(text, FIRST_APPLICATION, 2);
    count(text, FIRST_APPLICATION + 1, 2);
    int updated = text.indexOf(UPDATED) + UPDATED.indexOf("09:") + 3;
    digits.add(new Digits(updated, 2, 0, 1, 60_000, 60));
    digits.add(new Digits(updated + 3, 2, 0, 1, 1_000, 60));
    digits.add(new Digits(updated + 6, 3, 0, 1, 1, 1_000));
  }

  private void count(String text, int base, int step) {
    String number = Integer.toString(base);
    for (int i = text.indexOf(number); i >= 0; i = text.indexOf(number, i + 1)) {
      digits.add(new Digits(i, number.length(), base, step, 1, 100_000_000));
    }
  }

  /** When the n-th record was updated, as the unified model writes it. Good for an hour of ms. */
  public static String updatedAt(int record) {
    return String.format(
        "2026-03-04T09:%02d:%02d.%03dZ", record / 60_000, record / 1_000 % 60, record % 1_000);
  }

  /** Is told where digits stand, and how many. */
  @FunctionalInterface
  public interface DigitsAt {
    void at(int place, int digits);
  }

  /** Tells where the milliseconds stand at which the last record of a page was updated. */
  void lastUpdate(int endOfPage, DigitsAt told) {
    Digits milliseconds = digits.getLast();
    told.at(endOfPage - 1 - template.length + milliseconds.offset(), milliseconds.length());
  }

  /** The n-th record in one line. */
  public byte[] record(int number) {
    byte[] record = template.clone();
    stamp(record, 0, number);
    return record;
  }

  /** An array of records. Pages count from 1. */
  public byte[] page(int size, int page) {
    int stride = template.length + 1;
    byte[] result = new byte[size * stride + 1];
    for (int i = 0; i < size; i++) {
      result[i * stride] = (byte) (i == 0 ? '[' : ',');
      System.arraycopy(template, 0, result, i * stride + 1, template.length);
      stamp(result, i * stride + 1, (page - 1) * size + i);
    }
    result[result.length - 1] = ']';
    return result;
  }

  private void stamp(byte[] target, int start, int record) {
    for (Digits some : digits) {
      some.write(target, start, record);
    }
  }

  /** The record of the JSONata ratios, in one line. */
  private static String candidate(boolean slim) {
    String resource = "/dev/mapwright/benchmarks/candidate.json";
    try (InputStream stream = VendorPages.class.getResourceAsStream(resource)) {
      byte[] lines = Objects.requireNonNull(stream, resource).readAllBytes();
      String record = new String(lines, StandardCharsets.UTF_8).replace("\n", "");
      int applications = record.indexOf("\"applications\":");
      return slim
          ? record.substring(0, applications) + record.substring(record.indexOf("\"custom_fields"))
          : record;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
