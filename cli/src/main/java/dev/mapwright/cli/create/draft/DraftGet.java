package dev.mapwright.cli.create.draft;

import java.util.List;

/**
 * How one record is got.
 *
 * @param record members that lead to the record of an answer
 */
public record DraftGet(DraftRequest request, List<String> record) {
  public DraftGet {
    record = List.copyOf(record);
  }
}
