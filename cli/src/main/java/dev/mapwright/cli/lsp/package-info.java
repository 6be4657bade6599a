/**
 * {@code mapwright lsp}: what {@code cli.editor} knows, by the Language Server Protocol; the only
 * package that knows LSP4J.
 */
@NullMarked
package dev.mapwright.cli.lsp;

import org.jspecify.annotations.NullMarked;
