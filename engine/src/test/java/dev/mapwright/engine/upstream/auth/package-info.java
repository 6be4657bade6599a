@NullMarked
package dev.mapwright.engine.upstream.auth;

import org.jspecify.annotations.NullMarked;
