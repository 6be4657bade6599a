/**
 * The functions of JSONata that work with picture strings, as plain functions on plain values:
 * {@link dev.mapwright.jsonata.picture.Numbers}, {@link dev.mapwright.jsonata.picture.Integers} and
 * {@link dev.mapwright.jsonata.picture.DateTimes}. Nothing here knows of expressions or JSON.
 *
 * <p>Values and error codes are those of the reference implementation, its oddities included: an
 * expression must give the same text here and there. Where the reference has no code, because it
 * would run for ever, exhaust its memory or print {@code NaN}, the code begins with {@code M}.
 *
 * <p>All of it is safe to use from any number of threads; the pictures used last are kept, read
 * once.
 */
@NullMarked
package dev.mapwright.jsonata.picture;

import org.jspecify.annotations.NullMarked;
