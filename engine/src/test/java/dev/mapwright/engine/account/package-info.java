/** What customers give. */
@NullMarked
package dev.mapwright.engine.account;

import org.jspecify.annotations.NullMarked;
