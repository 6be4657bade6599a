package dev.mapwright.server.truto;

import dev.mapwright.engine.CallOptions;
import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.filter.Direction;
import dev.mapwright.engine.filter.Filter;
import dev.mapwright.engine.filter.FilterChecker;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.server.query.Parameter;
import dev.mapwright.server.query.ParameterReader;
import dev.mapwright.server.query.QueryParameter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a list.
 *
 * @param common what a get has too
 * @param query filters, sort and remote query
 * @param limit records per page
 * @param cursor where to go on, or null
 * @param keyBy the field by which the result is keyed, or null for an array
 * @param options what the call may do
 * @param meta whether the answer says what it took
 * @param explain whether the plan is wanted instead of records
 */
record ListParameters(
    CommonParameters common,
    Query query,
    int limit,
    @Nullable String cursor,
    @Nullable String keyBy,
    CallOptions options,
    boolean meta,
    boolean explain) {
  static final String ID = "id";

  /**
   * Reads a query.
   *
   * @param usual the format of an answer where the query names none
   */
  static ListParameters read(Parameter.Members query, Resources.Resource resource, Format usual) {
    ParameterReader reader = new ParameterReader(query);
    FilterNames names = resource.names();
    TrutoParameters parameters = resource.parameters();
    CommonParameters common = CommonParameters.read(reader, parameters, usual);
    boolean ignoreLimit = TrutoParameters.IGNORE_LIMIT.read(reader);
    boolean stream = common.format() == Format.STREAM;
    int limit = (stream ? TrutoParameters.STREAM_LIMIT : TrutoParameters.LIMIT).read(reader);
    String cursor = TrutoParameters.CURSOR.read(reader).orElse(null);
    List<String> keys = parameters.keyBy().read(reader);
    CallOptions options =
        CommonParameters.options(
            TrutoParameters.HYDRATE.read(reader),
            TrutoParameters.APPROXIMATE.read(reader),
            TrutoParameters.STRICT.read(reader),
            stream);
    boolean meta = TrutoParameters.META.read(reader);
    boolean explain = TrutoParameters.EXPLAIN.read(reader);
    Query.Sort sort = sort(parameters.sortBy().read(reader).orElse(null), names, reader.mistakes());
    List<String> others = QueryParameter.names(parameters.ofList());
    List<Filter> filters =
        new FilterParameters(names, others, reader.mistakes()).read(reader.rest());
    Query wanted = new Query(filters, sort, common.remoteQuery());
    try {
      FilterChecker.check(wanted, names.model());
    } catch (CallerException wrong) {
      reader.mistakes().addAll(wrong.failures());
    }
    if (!keys.isEmpty() && (stream || common.format() == Format.NORMALIZED)) {
      reader.mistakes().add("'truto_key_by' goes with the formats unified and raw");
    }
    String keyBy = keys.isEmpty() ? null : keys.getFirst();
    if (keys.size() > 1) {
      reader.mistakes().add("'truto_key_by' takes one field");
    }
    if (keyBy != null && !keyBy.equals(ID) && common.wants().excluded().contains(keyBy)) {
      reader
          .mistakes()
          .add("'truto_key_by' names '" + keyBy + "', which 'truto_exclude_fields' leaves out");
    }
    reader.check();
    return new ListParameters(
        keyBy == null ? common : keyed(common, keyBy, names.model()),
        wanted,
        ignoreLimit ? (stream ? Integer.MAX_VALUE : TrutoParameters.DEFAULT_LIMIT) : limit,
        cursor,
        keyBy,
        options,
        meta,
        explain);
  }

  /** What must be read, where the key is of what the records do not show. */
  private static CommonParameters keyed(CommonParameters common, String key, UnifiedModel model) {
    if (common.format() != Format.RAW || key.equals(ID)) {
      return common;
    }
    Set<String> others = new HashSet<>(model.root().names());
    others.remove(key);
    return new CommonParameters(
        common.owner(), common.format(), new Wants(true, others, true), common.remoteQuery());
  }

  /** Reads {@code sort_by[created_at]=desc}. */
  private static Query.@Nullable Sort sort(
      @Nullable Parameter sortBy, FilterNames names, List<String> mistakes) {
    Parameter value = sortBy;
    String path = "";
    while (value instanceof Parameter.Members(var members) && members.size() == 1) {
      Map.Entry<String, Parameter> only = members.firstEntry();
      path = path.isEmpty() ? only.getKey() : path + "." + only.getKey();
      value = only.getValue();
    }
    if (value == null) {
      return null;
    }
    if (path.isEmpty() || !(value instanceof Parameter.Text(String word))) {
      mistakes.add("'sort_by' takes one field: sort_by[created_at]=asc or desc");
      return null;
    }
    FieldPath field = names.resolve(path).orElse(FieldPath.of(path));
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "asc" -> new Query.Sort(field, Direction.ASC);
      case "desc" -> new Query.Sort(field, Direction.DESC);
      default -> {
        mistakes.add("'sort_by' goes 'asc' or 'desc', not '" + word + "'");
        yield null;
      }
    };
  }
}
