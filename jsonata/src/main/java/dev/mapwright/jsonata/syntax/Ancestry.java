package dev.mapwright.jsonata.syntax;

import dev.mapwright.jsonata.syntax.Syntax.Path;
import dev.mapwright.jsonata.value.JsonataException;
import java.util.ArrayList;
import java.util.List;

/** Finds for each parent operator the step whose context it means. */
final class Ancestry {
  private final SyntaxError error;

  Ancestry(SyntaxError error) {
    this.error = error;
  }

  /** What a part seeks, the node around it seeks too. */
  void handOn(Syntax around, Syntax part) {
    around.seekingParent.addAll(part.seekingParent);
    if (part instanceof Syntax.Parent parent) {
      around.seekingParent.add(parent.slot);
    }
  }

  /** Supplies from a path's steps what its last step seeks; the rest the path seeks itself. */
  void resolve(Path path) {
    Syntax last = path.steps.getLast();
    List<Slot> sought = new ArrayList<>(last.seekingParent);
    if (last instanceof Syntax.Parent parent) {
      sought.add(parent.slot);
    }
    for (Slot slot : sought) {
      int index = path.steps.size() - 2;
      while (slot.level > 0) {
        if (index < 0) {
          path.seekingParent.add(slot);
          break;
        }
        Syntax step = path.steps.get(index--);
        // Steps in a row that each bind a focus leave the context where it is.
        while (index >= 0 && bindsFocus(step) && bindsFocus(path.steps.get(index))) {
          step = path.steps.get(index--);
        }
        seek(step, slot);
      }
    }
  }

  private static boolean bindsFocus(Syntax step) {
    return step.focus != null && !step.focus.isEmpty();
  }

  void seek(Syntax node, Slot slot) {
    switch (node) {
      case Syntax.Name _, Syntax.Wildcard _ -> supply(node, slot);
      case Syntax.Parent _ -> slot.level++;
      case Syntax.Block block -> {
        if (!block.expressions.isEmpty()) {
          block.tuple = true;
          seek(block.expressions.getLast(), slot);
        }
      }
      case Path path -> {
        path.tuple = true;
        int index = path.steps.size() - 1;
        seek(path.steps.get(index--), slot);
        while (slot.level > 0 && index >= 0) {
          seek(path.steps.get(index--), slot);
        }
      }
      default -> throw noParent(node);
    }
  }

  private static void supply(Syntax step, Slot slot) {
    slot.level--;
    if (slot.level == 0) {
      if (step.ancestor != null) {
        slot.shareLabelOf(step.ancestor);
      }
      step.ancestor = slot;
      step.tuple = true;
    }
  }

  JsonataException noParent(Syntax node) {
    return error.at(
        node.offset,
        "S0217",
        "The object representing the 'parent' cannot be derived from this expression",
        node.token());
  }
}
