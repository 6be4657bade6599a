/** Query strings, read as the npm package qs reads them. */
@NullMarked
package dev.mapwright.server.query;

import org.jspecify.annotations.NullMarked;
