package dev.mapwright.engine.filter;

import dev.mapwright.engine.model.Type;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.SequencedSet;

/** How a filter compares. */
public enum Operator {
  EQ,
  NE,
  GT,
  GTE,
  LT,
  LTE,
  IN,
  NIN,
  LIKE;

  /** What values of a type may be compared by: texts have no order, objects nothing at all. */
  public static SequencedSet<Operator> allowedFor(Type type) {
    EnumSet<Operator> allowed = EnumSet.noneOf(Operator.class);
    switch (type) {
      case Type.Text _ -> allowed.addAll(EnumSet.of(EQ, NE, IN, NIN, LIKE));
      case Type.DateTime _ -> allowed.addAll(EnumSet.allOf(Operator.class));
      case Type.Bool _ -> allowed.addAll(EnumSet.of(EQ, NE, IN, NIN));
      case Type.Num _ -> allowed.addAll(EnumSet.complementOf(EnumSet.of(LIKE)));
      case Type.Any _, Type.Array _, Type.Obj _ -> {}
    }
    return Collections.unmodifiableSequencedSet(new LinkedHashSet<>(allowed));
  }

  /** The word of queries and connectors. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
