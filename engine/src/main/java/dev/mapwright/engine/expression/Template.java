package dev.mapwright.engine.expression;

import dev.mapwright.jsonata.option.Bindings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A value with expressions in it: text with {@code {{ expression }}}, or a tree of such. Undefined
 * anywhere in a text makes the whole text undefined; an undefined member is left out.
 */
public sealed interface Template {

  /** The value, or null where it is undefined and so to be left out. */
  @Nullable Object render(@Nullable Object input, Bindings variables);

  /** All expressions inside, in the order of the text. */
  List<Expression> expressions();

  /** A fixed value. */
  record Literal(Object value) implements Template {
    @Override
    public Object render(@Nullable Object input, Bindings variables) {
      return value;
    }

    @Override
    public List<Expression> expressions() {
      return List.of();
    }
  }

  /** An expression alone in its text: the value keeps its type. */
  record Computed(Expression expression) implements Template {
    @Override
    public @Nullable Object render(@Nullable Object input, Bindings variables) {
      return expression.evaluate(input, variables);
    }

    @Override
    public List<Expression> expressions() {
      return List.of(expression);
    }
  }

  /** Text and expressions in turn. */
  record Text(List<Template> parts) implements Template {
    public Text {
      parts = List.copyOf(parts);
    }

    @Override
    public @Nullable Object render(@Nullable Object input, Bindings variables) {
      StringBuilder text = new StringBuilder();
      for (Template part : parts) {
        Object value = part.render(input, variables);
        if (value == null) {
          return null;
        }
        text.append(Texts.of(value));
      }
      return text.toString();
    }

    @Override
    public List<Expression> expressions() {
      return parts.stream().flatMap(p -> p.expressions().stream()).toList();
    }
  }

  /** An object; members that come out undefined are left out. */
  record Members(SequencedMap<String, Template> members) implements Template {
    public Members {
      members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
    }

    @Override
    public Object render(@Nullable Object input, Bindings variables) {
      Map<String, Object> object = new LinkedHashMap<>();
      members.forEach((key, member) -> {
        Object value = member.render(input, variables);
        if (value != null) {
          object.put(key, value);
        }
      });
      return object;
    }

    @Override
    public List<Expression> expressions() {
      return members.values().stream().flatMap(m -> m.expressions().stream()).toList();
    }
  }

  /** A list; an item that is itself an array adds its members, an undefined one adds nothing. */
  record Items(List<Template> items) implements Template {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public Object render(@Nullable Object input, Bindings variables) {
      List<Object> list = new ArrayList<>();
      for (Template item : items) {
        Object value = item.render(input, variables);
        if (value instanceof List<?> members && item instanceof Computed) {
          list.addAll(members);
        } else if (value != null) {
          list.add(value);
        }
      }
      return list;
    }

    @Override
    public List<Expression> expressions() {
      return items.stream().flatMap(i -> i.expressions().stream()).toList();
    }
  }
}
