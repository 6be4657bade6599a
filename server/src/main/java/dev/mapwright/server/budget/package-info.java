/** Vendors' rate budgets, which the servers of a database keep together. */
@NullMarked
package dev.mapwright.server.budget;

import org.jspecify.annotations.NullMarked;
