package dev.mapwright.server.route;

import dev.mapwright.server.http.Operation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a route table row by row; each says what it does. Not thread-safe. */
public final class RouteTable {
  private final List<Route> rows = new ArrayList<>();

  /** A row that still has to say what it does. */
  public final class Row {
    private final String method;
    private final String pattern;
    private final Access access;
    private final Operation operation;

    private Row(String method, String pattern, Access access, Operation operation) {
      this.method = method;
      this.pattern = pattern;
      this.access = access;
      this.operation = operation;
    }

    /** With its name in generated clients, and what is sent and comes back. */
    public RouteTable documented(String id, String summary, Contract contract) {
      return end(summary, new Route.Document(id, contract));
    }

    /** Left out of documents. */
    public RouteTable undocumented(String summary) {
      return end(summary, null);
    }

    private RouteTable end(String summary, Route.@Nullable Document document) {
      rows.add(new Route(method, pattern, access, operation, summary, document));
      return RouteTable.this;
    }
  }

  /** Begins a row that answers GET. */
  public Row get(String pattern, Access access, Operation operation) {
    return row("GET", pattern, access, operation);
  }

  /** Begins a row that answers another method. */
  public Row row(String method, String pattern, Access access, Operation operation) {
    return new Row(method, pattern, access, operation);
  }

  /** Adds the rows of another table. */
  public void addAll(List<Route> others) {
    rows.addAll(others);
  }

  /** The rows, in their order. */
  public List<Route> rows() {
    return List.copyOf(rows);
  }
}
