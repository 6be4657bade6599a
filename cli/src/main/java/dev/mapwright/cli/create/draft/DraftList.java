package dev.mapwright.cli.create.draft;

import java.util.List;

/**
 * How a vendor's records are listed.
 *
 * @param records members that lead to the records of an answer
 * @param filters what the vendor filters itself
 */
public record DraftList(
    DraftRequest request, List<String> records, Paging paging, List<DraftFilter> filters) {
  public DraftList {
    records = List.copyOf(records);
    filters = List.copyOf(filters);
  }
}
