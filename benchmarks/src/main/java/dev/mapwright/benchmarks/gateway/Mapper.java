package dev.mapwright.benchmarks.gateway;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes unified records of a vendor's, in whatever form is its own. Safe for use by several
 * threads.
 *
 * @param <R> a record of the vendor
 */
public interface Mapper<R> {
  JsonMapper JSON = JsonMapper.builder().build();

  /** Reads a page, an array of records. */
  List<R> read(byte[] page);

  /** What it gives is something that {@link #JSON} can write. */
  Object map(R record);

  /** Adds the vendor's own record to a unified one. */
  Object withRemote(Object unified, R record);

  /** A page's unified records. */
  default List<Object> page(byte[] page, boolean remote) {
    List<R> records = read(page);
    List<Object> result = new ArrayList<>(records.size());
    for (R one : records) {
      Object unified = map(one);
      result.add(remote ? withRemote(unified, one) : unified);
    }
    return result;
  }

  /** From bytes to bytes: an array in, an array out. */
  default byte[] bytes(byte[] page) {
    return JSON.writeValueAsBytes(page(page, false));
  }
}
