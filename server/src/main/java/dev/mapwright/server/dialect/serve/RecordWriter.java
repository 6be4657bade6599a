package dev.mapwright.server.dialect.serve;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.engine.time.Moment;
import dev.mapwright.jsonata.option.Bindings;
import dev.mapwright.jsonata.option.NativeFunction;
import dev.mapwright.jsonata.value.JsonNull;
import dev.mapwright.server.dialect.Dialect;
import dev.mapwright.server.dialect.Dialect.Expansion;
import dev.mapwright.server.dialect.Use;
import dev.mapwright.server.identity.RecordIds;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes a dialect's records of unified ones.
 *
 * @param dialect the form
 * @param account whose records; a part of every id
 * @param shown what was asked for besides the usual
 */
record RecordWriter(Dialect dialect, Account account, RequestedParts shown) {

  /**
   * A record in the dialect's form.
   *
   * @param modifiedAt since when this server knows it as it is
   */
  Map<String, Object> of(UnifiedRecord record, Instant modifiedAt) {
    Bindings variables =
        Variables.NONE
            .with("record_id", new RecordId())
            .with("modified_at", Moment.text(modifiedAt.toEpochMilli()))
            .with("remote", record.remote());
    Object unified = dialect.words().translated(record.fields());
    SequencedMap<String, Object> made = new LinkedHashMap<>(dialect.map().of(unified, variables));
    shown
        .expanded()
        .forEach((field, wanted) -> made.put(field, expanded(field, wanted, unified, variables)));
    hide(made);
    return made;
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

  private void hide(Map<String, Object> made) {
    for (Dialect.Parameter parameter : dialect.parameters().values()) {
      if (parameter.use() instanceof Use.Shows(String field, boolean leftOut)
          && !shown.fields().contains(field)) {
        if (leftOut) {
          made.remove(field);
        } else {
          made.put(field, JsonNull.NULL);
        }
      }
    }
  }

  /** {@code $record_id(resource, id)}; nothing for nothing. */
  private final class RecordId implements NativeFunction {
    @Override
    public @Nullable Object apply(List<@Nullable Object> arguments) {
      Object resource = arguments.isEmpty() ? null : arguments.getFirst();
      Object id = arguments.size() < 2 ? null : arguments.get(1);
      return resource instanceof String name && id instanceof String text
          ? RecordIds.of(account.id(), name, text).toString()
          : null;
    }

    @Override
    public int arity() {
      return 2;
    }
  }
}
