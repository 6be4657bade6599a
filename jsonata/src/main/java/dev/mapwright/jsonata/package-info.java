/**
 * JSONata 2.2 for the JVM: {@link dev.mapwright.jsonata.Jsonata#compile compile} an expression
 * once, {@link dev.mapwright.jsonata.Jsonata#evaluate(Object) evaluate} it any number of times from
 * any number of threads.
 *
 * <p><b>Values that come out</b> are {@link java.lang.Boolean}, {@link java.lang.String}, {@link
 * java.lang.Number} ({@code Long}, {@code BigInteger} for whole numbers beyond it, {@code Double}
 * for fractions), {@link java.util.List}, {@link java.util.Map} in insertion order, and {@link
 * dev.mapwright.jsonata.value.JsonNull#NULL} for JSON's null; Java's {@code null} is
 * <i>undefined</i>: no value at all. All are immutable. A {@linkplain
 * dev.mapwright.jsonata.value.AnyFunction function} can be a variable of another evaluation.
 *
 * <p><b>Values that go in</b>, as documents, variables and results of functions written in Java,
 * are these, and what a Java program has instead: any {@code Map} with {@code String} keys, any
 * {@code Collection}, array, {@code Number}, {@code CharSequence}, {@code Character}, {@code UUID},
 * Jackson's {@code JsonNode} and {@code Optional}. Anything else is refused with its place ({@code
 * M4002}). Collections are copied: a caller's are never changed.
 *
 * <p><b>Java's {@code null}</b> inside a map, a list or an array is JSON's null, as Jackson has it,
 * and so is that of a variable in a map of variables; undefined is there what is not there, or an
 * empty {@code Optional}. Where it stands alone, as the whole document, the answer of {@link
 * dev.mapwright.jsonata.option.Bindings}, an argument, or what a function returns, it says that
 * there is no value, undefined, as in what comes out; {@code JsonNull.NULL} is null everywhere.
 */
@NullMarked
package dev.mapwright.jsonata;

import org.jspecify.annotations.NullMarked;
