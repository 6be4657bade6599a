/** Tests of JSONata: a tour of the language, the reference's cases, limits, errors. */
@NullMarked
package dev.mapwright.jsonata;

import org.jspecify.annotations.NullMarked;
