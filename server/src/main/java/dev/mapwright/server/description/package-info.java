/** What can be asked of which vendor, told from the connector files and the unified models. */
@NullMarked
package dev.mapwright.server.description;

import org.jspecify.annotations.NullMarked;
