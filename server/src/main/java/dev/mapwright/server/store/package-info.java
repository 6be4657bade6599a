/** The one database: an embedded file or a PostgreSQL server, and its tables. */
@NullMarked
package dev.mapwright.server.store;

import org.jspecify.annotations.NullMarked;
