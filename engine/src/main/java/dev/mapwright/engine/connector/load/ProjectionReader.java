package dev.mapwright.engine.connector.load;

import dev.mapwright.engine.connector.Mapping;
import dev.mapwright.engine.connector.load.expression.ExpressionReader;
import dev.mapwright.engine.connector.load.expression.ExpressionScope;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.ExpressionLanguage;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.problem.Problems;
import dev.mapwright.engine.yaml.YamlNode.MapNode;
import dev.mapwright.engine.yaml.YamlNode.ScalarNode;
import dev.mapwright.engine.yaml.schema.CheckedMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Reads mappings and expressions of a file that is no connector, by the same rules and with the
 * same problems.
 */
public final class ProjectionReader {
  private final ExpressionReader expressions;

  /** Tells problems to the given list. */
  public ProjectionReader(ExpressionLanguage language, Problems problems) {
    this.expressions = new ExpressionReader(language, problems, Map.of(), Set.of());
  }

  /**
   * The mapping under a key.
   *
   * @param shape what it makes
   * @param place where it stands, in words
   * @param variables what it may read besides the data at hand
   */
  public Mapping.Members mapping(
      CheckedMap owner, String key, UnifiedModel shape, String place, Set<String> variables) {
    MapNode map = owner.map(key);
    if (map == null) {
      return new Mapping.Members(new LinkedHashMap<>());
    }
    MappingReader reader = new MappingReader(expressions);
    Mapping.Members members = reader.members(map, shape.root(), scope(place, variables));
    reader.checkRequired(members.members(), shape.root(), owner.placeOf(key));
    return members;
  }

  /** One expression. */
  public Expression expression(ScalarNode node, String place, Set<String> variables) {
    return expressions.whole(node, scope(place, variables));
  }

  private static ExpressionScope scope(String place, Set<String> variables) {
    return new ExpressionScope(place, true, variables, false);
  }
}
