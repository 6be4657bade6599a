package dev.mapwright.jsonata.node;

import dev.mapwright.jsonata.run.FunctionValue;
import dev.mapwright.jsonata.run.ObjectBuilder;
import dev.mapwright.jsonata.run.Run;
import dev.mapwright.jsonata.run.Sequence;
import dev.mapwright.jsonata.run.Values;
import dev.mapwright.jsonata.value.JsonKeys;
import dev.mapwright.jsonata.value.JsonObject;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The pairs of an object constructor or a group-by clause: groups the items of a list by key, and
 * gives each key the value of its pair over its group.
 */
public final class Groups {
  private static final long BYTES_OF_OBJECT = 40;
  private static final long BYTES_OF_FIELD = 16;
  private static final long BYTES_OF_GROUP = 120;

  private final SourceOffset place;
  private final Node[] keys;
  private final Node[] values;
  private final @Nullable JsonKeys constantKeys;
  private final int @Nullable [] order;
  private final int tupleFrameSize;

  /** What has been gathered for one key: items or tuples, and which pair made it. */
  private static final class Group {
    final int pair;
    @Nullable Object data;

    Group(int pair, @Nullable Object data) {
      this.pair = pair;
      this.data = data;
    }
  }

  /**
   * Pairs.
   *
   * @param constantKeys the keys if all are literals, and different
   * @param order in which the values are evaluated, if not in their own
   * @param tupleFrameSize slots of a frame around a tuple's key and value
   */
  public Groups(
      SourceOffset place,
      Node[] keys,
      Node[] values,
      @Nullable JsonKeys constantKeys,
      int @Nullable [] order,
      int tupleFrameSize) {
    this.place = place;
    this.keys = keys;
    this.values = values;
    this.constantKeys = constantKeys;
    this.order = order;
    this.tupleFrameSize = tupleFrameSize;
  }

  /** The object if nothing in it depends on anything, such as a table of literals. */
  public @Nullable JsonObject constant() {
    if (constantKeys == null) {
      return null;
    }
    Object[] constants = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      if (!(values[i] instanceof Constant constant) || constant.value() instanceof FunctionValue) {
        return null;
      }
      constants[i] = constant.value();
    }
    return new JsonObject(constantKeys, constants);
  }

  Object over(Run run, @Nullable Object[] frame, @Nullable Object input) {
    if (constantKeys != null && order == null && !(input instanceof List)) {
      return constructed(run, frame, input, constantKeys);
    }
    List<?> items = Values.asList(input);
    return grouped(run, frame, items.isEmpty() ? Sequence.of(null) : items);
  }

  /** The common case: literal keys, one context. */
  private JsonObject constructed(
      Run run, @Nullable Object[] frame, @Nullable Object input, JsonKeys known) {
    int count = values.length;
    run.steps(count);
    run.allocate(BYTES_OF_OBJECT + BYTES_OF_FIELD * count);
    @Nullable Object[] found = new @Nullable Object[count];
    int present = 0;
    for (int i = 0; i < count; i++) {
      Object value = values[i].eval(run, frame, input);
      found[i] = value;
      present += value == null ? 0 : 1;
    }
    return ObjectBuilder.of(known, found, present);
  }

  private JsonObject grouped(Run run, @Nullable Object[] frame, List<?> items) {
    Map<String, Group> groups = new LinkedHashMap<>();
    for (int i = 0; i < items.size(); i++) {
      Object item = items.get(i);
      for (int pair = 0; pair < keys.length; pair++) {
        run.steps(4);
        String key = key(run, keys[pair].eval(run, frame, item));
        if (key != null) {
          Group group = put(groups, key, pair, item);
          if (group != null) {
            group.data = Values.append(run, group.data, item);
          }
        }
      }
    }
    run.allocate(BYTES_OF_OBJECT + BYTES_OF_GROUP * groups.size());
    return built(groups, group -> values[group.pair].eval(run, frame, group.data));
  }

  /** Where a path with variables came to nothing: the pairs with neither context nor variables. */
  Object overNothing(Run run, @Nullable Object[] frame) {
    return overHandedOn(run, frame, null);
  }

  /** Groups what a block hands on: tuples, or plain values if it binds no variables after all. */
  Object overHandedOn(Run run, @Nullable Object[] frame, @Nullable Object handedOn) {
    return handedOn instanceof TupleStream stream && !stream.tuples().isEmpty()
        ? overTuples(run, frame, stream.tuples())
        : over(
            run,
            Tuple.of(null).frame(frame, tupleFrameSize),
            handedOn instanceof TupleStream ? null : handedOn);
  }

  /** Groups tuples: each group's variables and values are put together. */
  Object overTuples(Run run, @Nullable Object[] frame, List<Tuple> tuples) {
    Map<String, Group> groups = new LinkedHashMap<>();
    for (Tuple tuple : tuples) {
      for (int pair = 0; pair < keys.length; pair++) {
        run.steps(4);
        @Nullable Object[] own = tuple.frame(frame, tupleFrameSize);
        String key = key(run, keys[pair].eval(run, own, tuple.value()));
        if (key != null) {
          Group group = put(groups, key, pair, tuple);
          if (group != null) {
            group.data = merged(run, (Tuple) Objects.requireNonNull(group.data), tuple);
          }
        }
      }
    }
    run.allocate(BYTES_OF_OBJECT + BYTES_OF_GROUP * groups.size());
    return built(
        groups,
        group -> {
          Tuple tuple = (Tuple) Objects.requireNonNull(group.data);
          @Nullable Object[] own = tuple.frame(frame, tupleFrameSize);
          return values[group.pair].eval(run, own, tuple.value());
        });
  }

  private JsonObject built(
      Map<String, Group> groups, Function<Group, @Nullable Object> evaluation) {
    ObjectBuilder result = new ObjectBuilder();
    if (order == null) {
      groups.forEach((key, group) -> result.put(key, evaluation.apply(group)));
      return result.build();
    }
    IdentityHashMap<Group, @Nullable Object> evaluated = new IdentityHashMap<>();
    for (int pair : order) {
      for (Group group : groups.values()) {
        if (group.pair == pair) {
          evaluated.put(group, evaluation.apply(group));
        }
      }
    }
    groups.forEach((key, group) -> result.put(key, evaluated.get(group)));
    return result.build();
  }

  private static Tuple merged(Run run, Tuple group, Tuple more) {
    Tuple merged = group.copy();
    merged.setValue(Values.append(run, group.value(), more.value()));
    more.variables()
        .forEach((name, value) -> merged.bind(name, Values.append(run, group.get(name), value)));
    return merged;
  }

  /** The group of a key if there is one already; otherwise makes it. */
  private @Nullable Group put(
      Map<String, Group> groups, String key, int pair, @Nullable Object item) {
    Group group = groups.get(key);
    if (group == null) {
      groups.put(key, new Group(pair, item));
    } else if (group.pair != pair) {
      throw place.error("D1009", "Multiple key definitions evaluate to same key").showing(key);
    }
    return group;
  }

  private @Nullable String key(Run run, @Nullable Object key) {
    if (key != null && !(key instanceof String)) {
      throw place
          .error("T1003", "Key in object structure must evaluate to a string; got")
          .showing(key);
    }
    if (key instanceof String name
        && (name.equals("_jsonata_lambda") || name.equals("_jsonata_function"))) {
      throw place
          .error(
              "D1013",
              "Object property names starting with _jsonata_ are reserved for internal use")
          .showing(key);
    }
    if (key instanceof String name) {
      run.readText(name.length());
    }
    return (String) key;
  }
}
