/** What is wrong with a file, and where: places, problems, the nearest right word. */
@NullMarked
package dev.mapwright.engine.problem;

import org.jspecify.annotations.NullMarked;
