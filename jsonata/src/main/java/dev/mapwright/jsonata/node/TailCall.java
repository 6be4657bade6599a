package dev.mapwright.jsonata.node;

import org.jspecify.annotations.Nullable;

/** A call that a function's body ends with, left to the one who called the function. */
@SuppressWarnings("ArrayRecordComponent") // a frame is its identity
record TailCall(Closure closure, @Nullable Object[] frame) {}
