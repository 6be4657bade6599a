package dev.mapwright.engine.related;

import dev.mapwright.engine.connector.Related;
import dev.mapwright.engine.connector.Resource;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.walk.CallScope;
import dev.mapwright.jsonata.option.NativeFunction;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The related data of one engine call: fetched for a slice of records at a time, in dependency
 * order, and bound as functions. A relation that is not fetched finds nothing. Not thread-safe.
 */
public final class Relations {
  private static final NativeFunction NOTHING = _ -> null;

  private final Set<String> all;
  private final SequencedMap<String, Relation> fetched = new LinkedHashMap<>();

  private Relations(Resource resource) {
    this.all = resource.related().keySet();
  }

  /** Those to rows of the answer in which a record came; all others find nothing. */
  public static Relations withoutCalls(Resource resource) {
    Relations relations = new Relations(resource);
    resource
        .related()
        .forEach((name, related) -> {
          if (related instanceof Related.Rows rows) {
            relations.fetched.put(name, new RowsRelation(rows));
          }
        });
    return relations;
  }

  /**
   * The relations of a resource.
   *
   * @param fetch the names of those to fetch
   */
  public Relations(
      Resource resource, Set<String> fetch, CallScope scope, Tables tables, Warnings warnings) {
    this(resource);
    resource
        .related()
        .forEach((name, related) -> {
          if (fetch.contains(name)) {
            fetched.put(name, relation(related, scope, tables, warnings));
          }
        });
  }

  private static Relation relation(
      Related related, CallScope scope, Tables tables, Warnings warnings) {
    return switch (related) {
      case Related.Batched batched -> new KeyedRelation(batched, scope, warnings);
      case Related.PerKey perKey -> new KeyedRelation(perKey, scope, warnings);
      case Related.Table table -> new TableRelation(table, scope, tables, warnings);
      case Related.Rows rows -> new RowsRelation(rows);
    };
  }

  /** What {@code by} reads of a record: also what it came with and says nothing. */
  private Variables seenByKeys(Subject subject) {
    return bind(subject).with("raw", subject.source().whole());
  }

  /** Fetches what these records will read. */
  public void load(List<Subject> subjects) {
    for (Relation next : fetched.values()) {
      evaluating(() -> {
        next.load(subjects, this::seenByKeys);
        return next;
      });
    }
  }

  /** Evaluates what may read relations; tables that turn out to be needed are fetched meanwhile. */
  public <T> T evaluating(Supplier<T> evaluation) {
    while (true) {
      try {
        return evaluation.get();
      } catch (TableNeeded needed) {
        needed.table().load();
      }
    }
  }

  /**
   * The relations of which a record lacks something because it could not be fetched, or because
   * what leads there could not. Asked when the record has been mapped: tables are fetched late.
   */
  public Set<String> failed(Subject subject) {
    Set<String> failed = new HashSet<>();
    fetched.forEach((name, relation) -> {
      if (relation.reads(failed) || relation.failed(subject, this::seenByKeys)) {
        failed.add(name);
      }
    });
    return failed;
  }

  /** A record's variables and the functions of the relations. */
  public Variables bind(Subject subject) {
    return subject.variables().with((String name) -> function(name, subject));
  }

  private @Nullable NativeFunction function(String name, Subject subject) {
    Relation relation = fetched.get(name);
    if (relation != null) {
      return relation.function(subject);
    }
    return all.contains(name) ? NOTHING : null;
  }
}
