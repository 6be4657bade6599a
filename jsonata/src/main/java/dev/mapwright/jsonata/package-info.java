/**
 * JSONata 2.2 for the JVM: {@link dev.mapwright.jsonata.Jsonata#compile compile} an expression
 * once, {@link dev.mapwright.jsonata.Jsonata#evaluate(Object) evaluate} it any number of times from
 * any number of threads.
 *
 * <p><b>Values.</b> Java {@code null} is JSONata's <i>undefined</i> (no value at all); {@link
 * dev.mapwright.jsonata.value.JsonNull#NULL} is JSON's null. The rest is {@link java.lang.Boolean},
 * {@link java.lang.String}, {@link java.lang.Number} ({@code Long}, {@code BigInteger} for whole
 * numbers beyond it, {@code Double} for fractions), {@link java.util.List} and {@link
 * java.util.Map} in insertion order. Any list and any map are accepted as input; results are
 * immutable.
 */
@NullMarked
package dev.mapwright.jsonata;

import org.jspecify.annotations.NullMarked;
