/** What a caller may give to an expression: functions, variables, options of compiling, limits. */
@NullMarked
package dev.mapwright.jsonata.option;

import org.jspecify.annotations.NullMarked;
