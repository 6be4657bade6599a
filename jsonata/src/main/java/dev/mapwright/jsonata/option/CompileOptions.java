package dev.mapwright.jsonata.option;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an expression is compiled with: functions added to the built-in ones, and limits of the
 * text.
 *
 * @param functions by name, letters, digits and {@code _} without the dollar sign; one with the
 *     name of a built-in function takes its place
 * @param allowEval whether {@code $eval} may be called; off by default
 * @param sourceLength characters that an expression may have
 * @param nesting how deep brackets, operators and blocks of an expression may nest
 */
public record CompileOptions(
    Map<String, Function> functions, boolean allowEval, int sourceLength, int nesting) {
  /** No added functions, no {@code $eval}, 200,000 characters, 500 levels. */
  public static final CompileOptions DEFAULT = new CompileOptions(Map.of(), false, 200_000, 500);

  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*");

  public CompileOptions {
    functions = Map.copyOf(functions);
    for (String name : functions.keySet()) {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "`"
                + name
                + "` is no name of a function. It has letters, digits and _, and stands without"
                + " the dollar sign");
      }
    }
    if (sourceLength <= 0 || nesting <= 0) {
      throw new IllegalArgumentException("sourceLength and nesting must be positive");
    }
  }

  /** With one more function, whose arguments are passed on unchecked. */
  public CompileOptions withFunction(String name, NativeFunction function) {
    return with(name, new Function(null, function));
  }

  /**
   * With one more function, whose arguments are checked by a JSONata signature such as {@code
   * <s-:n>} before each call.
   *
   * @throws IllegalArgumentException if it is no signature
   */
  public CompileOptions withFunction(String name, String signature, NativeFunction function) {
    return with(name, new Function(signature, function));
  }

  public CompileOptions withAllowEval(boolean allowed) {
    return new CompileOptions(functions, allowed, sourceLength, nesting);
  }

  public CompileOptions withSourceLength(int characters) {
    return new CompileOptions(functions, allowEval, characters, nesting);
  }

  public CompileOptions withNesting(int levels) {
    return new CompileOptions(functions, allowEval, sourceLength, levels);
  }

  private CompileOptions with(String name, Function function) {
    Map<String, Function> all = new LinkedHashMap<>(functions);
    all.put(name, function);
    return new CompileOptions(all, allowEval, sourceLength, nesting);
  }

  /** A native function and, where its arguments are to be checked, their signature. */
  public record Function(@Nullable String signature, NativeFunction body) {
    private static final Pattern SIGNATURE =
        Pattern.compile(
            "<(([snblojx]|[af](<[^<>]*>)?|\\([snblaofjx]+\\))[-?+]?)*(:[snblaofjx<>()]*)?>");

    public Function {
      if (signature != null && !SIGNATURE.matcher(signature).matches()) {
        throw new IllegalArgumentException(
            "`"
                + signature
                + "` is no signature. It has < and >, between them a type for each parameter (s n b"
                + " l a o f j x, a<s>, or a choice as (sn)), each with -, ? or + behind it, and"
                + " after a colon the type of the result");
      }
    }
  }
}
