package dev.mapwright.jsonata;

import dev.mapwright.jsonata.option.JsonataFunction;
import dev.mapwright.jsonata.option.NativeFunction;
import dev.mapwright.jsonata.value.JsonataException;
import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes functions of Java functions whose parameters have types. An argument of another type is the
 * error {@code T0410}; where one is undefined or missing the function is not called, and the result
 * is undefined, as it is with the functions that are built in. What a function throws is treated as
 * {@link NativeFunction#apply} says.
 *
 * <p>The types: {@code String}, {@code Boolean}, {@code Integer} and {@code Long} (whole numbers
 * that fit), {@code Double}, {@code BigInteger}, {@code BigDecimal}, {@code Number}, {@code List},
 * {@code Map}, {@link JsonataFunction}, and {@code Object} for anything but undefined. {@code
 * int.class} means {@code Integer.class}, and so on. JSON's null is an {@code Object} alone.
 * Arguments beyond the parameters are left out.
 */
public final class TypedFunctions {
  private TypedFunctions() {}

  /** Without parameters. */
  @FunctionalInterface
  public interface None {
    @Nullable Object apply() throws Exception;
  }

  /** With one parameter. */
  @FunctionalInterface
  public interface One<A> {
    @Nullable Object apply(A first) throws Exception;
  }

  /** With two parameters. */
  @FunctionalInterface
  public interface Two<A, B> {
    @Nullable Object apply(A first, B second) throws Exception;
  }

  /** With three parameters. */
  @FunctionalInterface
  public interface Three<A, B, C> {
    @Nullable Object apply(A first, B second, C third) throws Exception;
  }

  /** With four parameters. */
  @FunctionalInterface
  public interface Four<A, B, C, D> {
    @Nullable Object apply(A first, B second, C third, D fourth) throws Exception;
  }

  /** A function without parameters. */
  public static NativeFunction of(None body) {
    return new Typed(List.of(), _ -> body.apply());
  }

  /** A function of one parameter. */
  public static <A> NativeFunction of(Class<A> first, One<A> body) {
    return new Typed(List.of(first), values -> body.apply(argument(first, values, 0)));
  }

  /** A function of two parameters. */
  public static <A, B> NativeFunction of(Class<A> first, Class<B> second, Two<A, B> body) {
    return new Typed(
        List.of(first, second),
        values -> body.apply(argument(first, values, 0), argument(second, values, 1)));
  }

  /** A function of three parameters. */
  public static <A, B, C> NativeFunction of(
      Class<A> first, Class<B> second, Class<C> third, Three<A, B, C> body) {
    return new Typed(
        List.of(first, second, third),
        values ->
            body.apply(
                argument(first, values, 0),
                argument(second, values, 1),
                argument(third, values, 2)));
  }

  /** A function of four parameters. */
  public static <A, B, C, D> NativeFunction of(
      Class<A> first, Class<B> second, Class<C> third, Class<D> fourth, Four<A, B, C, D> body) {
    return new Typed(
        List.of(first, second, third, fourth),
        values ->
            body.apply(
                argument(first, values, 0),
                argument(second, values, 1),
                argument(third, values, 2),
                argument(fourth, values, 3)));
  }

  private static <A> A argument(Class<A> type, Object[] values, int index) {
    return boxed(type).cast(values[index]);
  }

  /** The class of the values of a primitive type; any other type is its own. */
  @SuppressWarnings("unchecked") // int.class is a Class<Integer>
  private static <A> Class<A> boxed(Class<A> type) {
    return (Class<A>) MethodType.methodType(type).wrap().returnType();
  }

  private interface Body {
    @Nullable Object apply(Object[] arguments) throws Exception;
  }

  private static final class Typed implements NativeFunction {
    private static final Map<Class<?>, String> WORDS =
        Map.ofEntries(
            Map.entry(String.class, "a string"),
            Map.entry(Boolean.class, "a boolean"),
            Map.entry(Integer.class, "a whole number of 32 bits"),
            Map.entry(Long.class, "a whole number of 64 bits"),
            Map.entry(Double.class, "a number"),
            Map.entry(BigInteger.class, "a whole number"),
            Map.entry(BigDecimal.class, "a finite number"),
            Map.entry(Number.class, "a number"),
            Map.entry(List.class, "an array"),
            Map.entry(Map.class, "an object"),
            Map.entry(JsonataFunction.class, "a function"),
            Map.entry(Object.class, "a value"));

    private final List<Class<?>> types;
    private final Body body;

    Typed(List<Class<?>> types, Body body) {
      this.types = types.stream().<Class<?>>map(TypedFunctions::boxed).toList();
      for (Class<?> type : this.types) {
        if (!WORDS.containsKey(type)) {
          throw new IllegalArgumentException(
              "A parameter cannot be a "
                  + type.getName()
                  + "; the types are those that TypedFunctions lists");
        }
      }
      this.body = body;
    }

    @Override
    public int arity() {
      return types.size();
    }

    @Override
    public @Nullable Object apply(List<@Nullable Object> arguments) {
      Object[] values = new Object[types.size()];
      for (int i = 0; i < values.length; i++) {
        Object argument = i < arguments.size() ? arguments.get(i) : null;
        if (argument == null) {
          return null;
        }
        values[i] = fitting(argument, i);
      }
      try {
        return body.apply(values);
      } catch (RuntimeException e) {
        throw e;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw JsonataException.causedBy(e);
      } catch (Exception e) {
        throw JsonataException.causedBy(e);
      }
    }

    private Object fitting(Object argument, int index) {
      Class<?> type = types.get(index);
      Object value = argument instanceof Number number ? number(number, type) : argument;
      if (!type.isInstance(value)) {
        throw JsonataException.of(
                "T0410", "Argument " + (index + 1) + " must be " + WORDS.get(type) + ", but is")
            .showing(argument);
      }
      return value;
    }

    /** As the type has it, if it can without loss; otherwise as it is. */
    private static Number number(Number number, Class<?> type) {
      if (type == Double.class) {
        return number.doubleValue();
      }
      if (type == Integer.class && number instanceof Long whole && whole.intValue() == whole) {
        return whole.intValue();
      }
      if (type == BigInteger.class && number instanceof Long whole) {
        return BigInteger.valueOf(whole);
      }
      boolean finite = !(number instanceof Double d) || Double.isFinite(d);
      return type == BigDecimal.class && finite ? new BigDecimal(number.toString()) : number;
    }
  }
}
