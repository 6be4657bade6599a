/** The dialect truto: its parameters, envelope and error form over the unified model. */
@NullMarked
package dev.mapwright.server.truto;

import org.jspecify.annotations.NullMarked;
