package dev.mapwright.engine.mapping;

import dev.mapwright.engine.connector.Mapping;
import dev.mapwright.engine.connector.Resource;
import dev.mapwright.engine.mapping.finish.Finishers;
import dev.mapwright.engine.mapping.finish.ObjectForm;
import dev.mapwright.engine.mapping.finish.RecordLosses;
import dev.mapwright.engine.model.Field;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.Type;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.jsonata.option.Bindings;
import dev.mapwright.jsonata.value.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Maps vendor records of a resource to the unified model, or to some top-level fields of it: what
 * nobody wants is neither computed nor asked for. Immutable and safe for any thread; made once for
 * each set of wanted fields.
 */
public final class RecordMapper {
  private final ValueNode id;
  private final LetBindings lets;
  private final ObjectMappingNode fields;
  private final Set<String> idVariables;
  private final List<Leaf> leaves;
  private final Type.Obj model;
  private final boolean readsRecordAlone;

  private RecordMapper(
      ValueNode id,
      LetBindings lets,
      ObjectMappingNode fields,
      Set<String> idVariables,
      List<Leaf> leaves,
      Type.Obj model,
      boolean isSteady) {
    this.id = id;
    this.lets = lets;
    this.fields = fields;
    this.idVariables = idVariables;
    this.leaves = leaves;
    this.model = model;
    this.readsRecordAlone = isSteady && Set.of("account").containsAll(variablesRead());
  }

  /**
   * Makes a mapper.
   *
   * @param resource whose mapping, checked against the model when it was loaded
   * @param wanted which top-level fields; the id can always be asked for by itself
   * @throws IllegalArgumentException if the mapping has no {@code id}
   */
  public static RecordMapper of(Resource resource, UnifiedModel model, Predicate<String> wanted) {
    Type.Obj root = model.root();
    MappingCompiler compiler =
        new MappingCompiler(new Finishers(resource.times(), resource.zone()));
    FieldPath idPath = FieldPath.of(RecordScope.ID);
    if (!(resource.map().members().get(RecordScope.ID) instanceof Mapping.Value idMapping)) {
      throw new IllegalArgumentException("resource " + resource.name() + " maps no id");
    }
    ValueNode id = compiler.value(idPath, new Type.Text(false), idMapping);
    List<String> names =
        root.members().stream()
            .map(Field::name)
            .filter(wanted)
            .filter(name -> root.fields().containsKey(name) || isMapped(name, resource))
            .toList();
    Dependencies dependencies = Dependencies.of(idMapping.expression(), resource.let());
    List<Leaf> leaves = new ArrayList<>();
    for (String name : names) {
      Mapping mapping = resource.map().members().get(name);
      if (mapping != null) {
        leaves.addAll(dependencies.leaves(FieldPath.of(name), mapping));
      }
    }
    return new RecordMapper(
        id,
        new LetBindings(resource.let()),
        root(root, names, compiler, resource.map()),
        dependencies.variables(idMapping.expression()),
        List.copyOf(leaves),
        root,
        Steady.is(resource));
  }

  private static boolean isMapped(String name, Resource resource) {
    return resource.map().members().containsKey(name);
  }

  private static ObjectMappingNode root(
      Type.Obj root, List<String> names, MappingCompiler compiler, Mapping.Members map) {
    MappingNode[] members =
        names.stream()
            .map(name ->
                name.equals(RecordScope.ID)
                    ? RecordScope.ID_NODE
                    : compiler.member(root, name, FieldPath.of(name), map))
            .toArray(MappingNode[]::new);
    return new ObjectMappingNode(new ObjectForm(root, names), members);
  }

  /**
   * The engine's variables that decide the wanted fields and the id: {@code under}, {@code parent},
   * {@code detail}, {@code account}, {@code parts} and the names of relations, as far as they are
   * read, also by way of {@code let}.
   */
  public Set<String> variablesRead() {
    Set<String> all = new LinkedHashSet<>(idVariables);
    leaves.forEach(leaf -> all.addAll(leaf.variables()));
    return Set.copyOf(all);
  }

  /**
   * Whether the same record of the same account always becomes the same: nothing else is read, no
   * time and nothing random.
   */
  public boolean readsRecordAlone() {
    return readsRecordAlone;
  }

  /**
   * The same for some paths of the wanted fields. An item of a list that lacks a required member is
   * left out, and an object without a member that identifies it is null: what decides those members
   * counts as well.
   */
  public Set<String> variablesRead(Set<FieldPath> paths) {
    Set<FieldPath> deciding = new HashSet<>(paths);
    paths.forEach(path -> addDecidingAlong(path, deciding));
    Set<String> all = new LinkedHashSet<>(idVariables);
    leaves.stream()
        .filter(leaf -> deciding.stream().anyMatch(leaf.field()::isAtOrBelow))
        .forEach(leaf -> all.addAll(leaf.variables()));
    return Set.copyOf(all);
  }

  private void addDecidingAlong(FieldPath path, Set<FieldPath> into) {
    Type.Obj at = model;
    for (int depth = 1; depth < path.segments().size(); depth++) {
      FieldPath owner = new FieldPath(path.segments().subList(0, depth));
      Field field = at.field(owner.segments().getLast());
      if (field == null || !(UnifiedModel.itemType(field.type()) instanceof Type.Obj below)) {
        return;
      }
      below.required().forEach(member -> into.add(owner.child(member)));
      // Where the way goes on through such a member, a value at its end is enough.
      if (!below.identity().contains(path.segments().get(depth))) {
        below.identity().forEach(member -> into.add(owner.child(member)));
      }
      at = below;
    }
  }

  /**
   * The wanted fields that depend on variables, as paths of single values: {@code
   * applications.job.id}. Where a variable says which items a list has, all fields of its items
   * depend on it.
   */
  public Set<FieldPath> fieldsReading(Predicate<String> variable) {
    return leaves.stream()
        .filter(leaf -> leaf.variables().stream().anyMatch(variable))
        .map(Leaf::field)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The wanted top-level fields that depend on one of these variables. */
  public Set<String> rootsReading(Set<String> variables) {
    if (variables.isEmpty()) {
      return Set.of();
    }
    return fieldsReading(variables::contains).stream()
        .map(FieldPath::root)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The id of a record, without mapping the rest.
   *
   * @return null if the mapping finds none
   * @throws dev.mapwright.engine.loss.Unmappable if an expression fails on this record
   */
  public @Nullable String id(Object record, Bindings variables) {
    return scope(record, variables, new RecordLosses()).id() instanceof String text ? text : null;
  }

  /**
   * Maps a record.
   *
   * @param record the vendor's record, what bare names mean
   * @param variables the engine's variables; {@code $record} and {@code $id} are added here
   * @throws dev.mapwright.engine.loss.Unmappable if an expression fails on this record; with its
   *     place and the field
   */
  public Mapped map(Object record, Bindings variables) {
    RecordLosses losses = new RecordLosses();
    RecordScope scope = scope(record, variables, losses);
    Object[] values = fields.values(record, scope.withLets(), losses);
    JsonObject object = fields.form().whole(values);
    return new Mapped(object, losses.losses());
  }

  private RecordScope scope(Object record, Bindings variables, RecordLosses losses) {
    return new RecordScope(id, lets, record, variables, losses);
  }
}
