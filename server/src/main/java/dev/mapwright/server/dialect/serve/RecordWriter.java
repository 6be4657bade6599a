package dev.mapwright.server.dialect.serve;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.engine.time.Moment;
import dev.mapwright.jsonata.option.Bindings;
import dev.mapwright.jsonata.option.NativeFunction;
import dev.mapwright.jsonata.value.JsonArray;
import dev.mapwright.jsonata.value.JsonKeys;
import dev.mapwright.jsonata.value.JsonNull;
import dev.mapwright.jsonata.value.JsonObject;
import dev.mapwright.server.dialect.Dialect;
import dev.mapwright.server.dialect.Dialect.Expansion;
import dev.mapwright.server.dialect.Use;
import dev.mapwright.server.identity.RecordIds;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes a dialect's records of unified ones. Belongs to one request. */
final class RecordWriter {
  private final Dialect dialect;
  private final RequestedParts shown;
  private final Variables functions;

  /**
   * For the records of an account.
   *
   * @param dialect the form
   * @param account a part of every id
   * @param shown what was asked for besides the usual
   */
  RecordWriter(Dialect dialect, Account account, RequestedParts shown) {
    this.dialect = dialect;
    this.shown = shown;
    this.functions = Variables.NONE.with("record_id", new RecordId(account.id()));
  }

  /**
   * A record in the dialect's form.
   *
   * @param modifiedAt since when this server knows it as it is
   */
  JsonObject of(UnifiedRecord record, Instant modifiedAt) {
    Bindings variables =
        functions
            .with("modified_at", Moment.text(modifiedAt.toEpochMilli()))
            .with("remote", record.remote());
    Map<?, ?> unified = dialect.words().translated(record.fields());
    JsonObject made = dialect.map().of(unified, variables);
    @Nullable Object[] instead = new Object[made.size()];
    shown
        .expanded()
        .forEach((field, wanted) ->
            instead[made.keys().find(field)] =
                new JsonArray(expanded(field, wanted, unified, variables).toArray()));
    return made.part(given(made.keys(), instead), instead);
  }

  /** What to give of a record: what nobody asked for is null, or left out. */
  private BitSet given(JsonKeys keys, @Nullable Object[] instead) {
    BitSet given = new BitSet(keys.size());
    given.set(0, keys.size());
    for (Dialect.Parameter parameter : dialect.parameters().values()) {
      if (parameter.use() instanceof Use.Shows(String field, boolean leftOut)
          && !shown.fields().contains(field)) {
        int position = keys.find(field);
        if (leftOut) {
          given.clear(position);
        } else {
          instead[position] = JsonNull.NULL;
        }
      }
    }
    return given;
  }

  private List<Object> expanded(
      String field, List<String> wanted, Object unified, Bindings variables) {
    Expansion expansion = Objects.requireNonNull(dialect.expansions().get(field));
    Object items = expansion.each().evaluate(unified, variables);
    List<?> list =
        switch (items) {
          case null -> List.of();
          case List<?> several -> several;
          default -> List.of(items);
        };
    return list.stream()
        .map(item -> (Object) RequestedParts.cut(expansion.map().of(item, variables), wanted))
        .toList();
  }

  /** {@code $record_id(resource, id)}; nothing for nothing. */
  private record RecordId(String account) implements NativeFunction {
    @Override
    public @Nullable Object apply(List<@Nullable Object> arguments) {
      Object resource = arguments.isEmpty() ? null : arguments.getFirst();
      Object id = arguments.size() < 2 ? null : arguments.get(1);
      return resource instanceof String name && id instanceof String text
          ? RecordIds.of(account, name, text).toString()
          : null;
    }

    @Override
    public int arity() {
      return 2;
    }
  }
}
