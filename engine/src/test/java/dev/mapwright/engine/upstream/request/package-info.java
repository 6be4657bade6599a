@NullMarked
package dev.mapwright.engine.upstream.request;

import org.jspecify.annotations.NullMarked;
