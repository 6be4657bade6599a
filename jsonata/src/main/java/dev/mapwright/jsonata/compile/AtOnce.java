package dev.mapwright.jsonata.compile;

import dev.mapwright.jsonata.syntax.Syntax;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The order in which the items of an array or object constructor are evaluated. The reference
 * begins all of them at once: an item that begins by reading a variable reads it before an earlier
 * item has assigned it.
 */
final class AtOnce {
  private AtOnce() {}

  /**
   * The positions of the items, first evaluated first; {@code null} if they come in their order.
   */
  static int @Nullable [] order(List<Syntax> items) {
    Set<String> assigned = new LinkedHashSet<>();
    List<Integer> early = new ArrayList<>();
    List<Integer> late = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      boolean reads = !assigned.isEmpty() && beginsByReading(items.get(i), assigned);
      (reads ? early : late).add(i);
      assigned.addAll(BoundNames.boundBy(List.of(items.get(i))));
    }
    if (early.isEmpty()) {
      return null;
    }
    early.addAll(late);
    return early.stream().mapToInt(Integer::intValue).toArray();
  }

  private static boolean beginsByReading(Syntax item, Set<String> variables) {
    return switch (item) {
      case Syntax.Variable variable -> variables.contains(variable.name());
      case Syntax.Path path -> beginsByReading(path.steps().getFirst(), variables);
      case Syntax.Binary binary -> beginsByReading(binary.left(), variables);
      case Syntax.Negation negation -> beginsByReading(negation.operand(), variables);
      case Syntax.Conditional conditional -> beginsByReading(conditional.condition(), variables);
      case Syntax.Fallback fallback -> beginsByReading(fallback.first(), variables);
      case Syntax.Binding binding -> beginsByReading(binding.value(), variables);
      case Syntax.Call call -> beginsByReading(call.procedure(), variables);
      case Syntax.ArrayConstructor array ->
          array.items().stream().anyMatch(part -> beginsByReading(part, variables));
      case Syntax.ObjectConstructor object ->
          !object.pairs().list().isEmpty()
              && beginsByReading(object.pairs().list().getFirst().key(), variables);
      case Syntax.Block block ->
          !block.expressions().isEmpty()
              && beginsByReading(block.expressions().getFirst(), variables);
      default -> false;
    };
  }
}
