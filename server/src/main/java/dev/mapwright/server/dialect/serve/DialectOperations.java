package dev.mapwright.server.dialect.serve;

import dev.mapwright.engine.Holding;
import dev.mapwright.engine.account.Account;
import dev.mapwright.server.dialect.Dialect;
import dev.mapwright.server.dialect.Dialect.Part;
import dev.mapwright.server.http.CallLimits;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.http.JsonOut;
import dev.mapwright.server.http.Operation;
import dev.mapwright.server.http.ParameterMistake;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.identity.IndexedApi;
import dev.mapwright.server.identity.RecordFinder;
import dev.mapwright.server.query.QueryString;
import dev.mapwright.server.sync.Syncs;
import dev.mapwright.server.turn.Turn;
import dev.mapwright.server.turn.Turns;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What answers in the form of a dialect's file. Safe for any number of threads. */
public final class DialectOperations {
  private final Dialect dialect;
  private final DialectApi api;
  private final DialectAccounts accounts;
  private final Turns turns;
  private final @Nullable SyncState syncs;

  /**
   * Of a dialect.
   *
   * @param api what reads unified records
   * @param finder from ids of dialects to those of vendors
   * @param accounts whose records
   * @param turns how lists are answered that take their time
   * @param syncs what keeps accounts' records; null for nothing
   */
  public DialectOperations(
      IndexedApi api,
      RecordFinder finder,
      DialectAccounts accounts,
      Turns turns,
      @Nullable Syncs syncs) {
    CallLimits limits = turns.limits();
    this.dialect = accounts.dialect();
    this.api = new DialectApi(dialect, api, finder, limits, syncs);
    this.accounts = accounts;
    this.turns = turns;
    this.syncs = syncs == null ? null : new SyncState(dialect, syncs);
  }

  /** The form. */
  public Dialect dialect() {
    return dialect;
  }

  DialectAccounts accounts() {
    return accounts;
  }

  /** A page of records. */
  public ServerResponse list(ServerRequest request, Map<String, String> path) {
    Account account = accounts.of(request);
    ListRequest wanted = DialectRequestReader.list(dialect, QueryString.parse(request.query()));
    String same = dialect.name() + " " + account.id() + " " + request.query();
    return turns.answer(same, wanted.cursor(), new Pages(account, wanted, request.holding()));
  }

  /** One record. */
  public ServerResponse get(ServerRequest request, Map<String, String> path) {
    Account account = accounts.of(request);
    UUID id = id(Objects.requireNonNull(path.get("id")));
    RequestedParts shown = DialectRequestReader.get(dialect, QueryString.parse(request.query()));
    DialectApi.One one = api.get(account, id, shown, request.holding());
    return ServerResponse.json(200, out -> out.value(one.record())).with(one.headers().byName());
  }

  /** The paths by which syncs are asked for and looked at; none where nothing is synced. */
  public SequencedMap<String, Dialect.SyncPath> syncPaths() {
    return syncs == null ? new LinkedHashMap<>() : dialect.syncs();
  }

  /** What answers such a path. */
  public Operation sync(Dialect.SyncPath path) {
    SyncState states = Objects.requireNonNull(syncs);
    return (request, _) -> {
      Object answer = states.answer(path, accounts.of(request));
      return ServerResponse.json(200, out -> out.value(answer));
    };
  }

  private static UUID id(String text) {
    return ParameterValues.uuid(text)
        .orElseThrow(() ->
            HttpException.invalid(
                List.of(
                    new ParameterMistake(
                        "path",
                        "id",
                        ParameterValues.shown(text) + " is not a UUID",
                        "uuid_parsing"))));
  }

  /** The pages of one call. */
  private final class Pages implements Turn {
    private final Account account;
    private final ListRequest wanted;
    private final Holding holding;

    Pages(Account account, ListRequest wanted, Holding holding) {
      this.account = account;
      this.wanted = wanted;
      this.holding = holding;
    }

    @Override
    public ServerResponse take(@Nullable String cursor) {
      DialectApi.Page page = api.list(account, wanted.from(cursor), holding);
      return response(page).with(page.headers().byName());
    }

    @Override
    public ServerResponse nothing(String cursor) {
      return response(new DialectApi.Page(List.of(), cursor, new AnswerHeaders()));
    }

    private ServerResponse response(DialectApi.Page page) {
      return ServerResponse.json(200, out -> envelope(page, out));
    }
  }

  private void envelope(DialectApi.Page page, JsonOut out) throws IOException {
    out.beginObject();
    for (Map.Entry<String, Part> member : dialect.envelope().entrySet()) {
      Object value =
          switch (member.getValue()) {
            case ITEMS -> page.items();
            case COUNT -> (long) page.items().size();
            case CURSOR -> page.cursor();
            case NOTHING -> null;
          };
      out.member(member.getKey(), value);
    }
    out.endObject();
  }
}
