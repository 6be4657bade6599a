/** Drafts from OpenAPI documents. */
@NullMarked
package dev.mapwright.cli.create.openapi;

import org.jspecify.annotations.NullMarked;
