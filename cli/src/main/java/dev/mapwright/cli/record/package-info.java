/** {@code mapwright record}: fixtures made of a real call, without anybody's data in them. */
@NullMarked
package dev.mapwright.cli.record;

import org.jspecify.annotations.NullMarked;
