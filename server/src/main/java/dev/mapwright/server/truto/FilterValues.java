package dev.mapwright.server.truto;

import dev.mapwright.engine.filter.Operator;
import dev.mapwright.engine.model.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which operators and values a field of a type takes. */
final class FilterValues {
  private static final Set<Operator> EQUALITY =
      EnumSet.of(Operator.EQ, Operator.NE, Operator.IN, Operator.NIN);
  private static final Set<Operator> ORDERED = EnumSet.complementOf(EnumSet.of(Operator.LIKE));

  private FilterValues() {}

  /** What is wrong with a comparison, one line each; empty if nothing is. */
  static List<String> mistakes(String name, Type type, Operator operator, List<String> values) {
    Set<Operator> allowed = operators(type);
    if (!allowed.contains(operator)) {
      String words =
          allowed.stream().sorted().map(Operator::word).collect(Collectors.joining(", "));
      return List.of(
          "'" + operator.word() + "' can not be used on '" + name + "'; allowed: " + words);
    }
    List<String> mistakes = new ArrayList<>();
    for (String value : values) {
      if (value.isBlank()) {
        mistakes.add("'" + name + "' has no value; leave the parameter out to filter nothing");
      } else if (!fits(type, value)) {
        mistakes.add("'" + name + "' must be " + expected(type) + ", not '" + preview(value) + "'");
      }
    }
    return mistakes;
  }

  private static Set<Operator> operators(Type type) {
    return switch (type) {
      case Type.DateTime _, Type.Num _ -> ORDERED;
      case Type.Bool _ -> EQUALITY;
      case Type.Text _, Type.Any _, Type.Array _, Type.Obj _ -> {
        Set<Operator> withLike = EnumSet.copyOf(EQUALITY);
        withLike.add(Operator.LIKE);
        yield withLike;
      }
    };
  }

  private static boolean fits(Type type, String value) {
    return switch (type) {
      case Type.DateTime _ -> isDate(value);
      case Type.Num _ -> isNumber(value);
      case Type.Bool _ -> value.equals("true") || value.equals("false");
      case Type.Text _, Type.Any _, Type.Array _, Type.Obj _ -> true;
    };
  }

  private static String expected(Type type) {
    return switch (type) {
      case Type.DateTime _ -> "an ISO 8601 date such as 2026-01-31 or 2026-01-31T08:00:00Z";
      case Type.Num _ -> "a number";
      case Type.Bool _ -> "true or false";
      case Type.Text _, Type.Any _, Type.Array _, Type.Obj _ -> "text";
    };
  }

  private static boolean isDate(String value) {
    try {
      if (value.indexOf('T') < 0) {
        DateTimeFormatter.ISO_DATE.parse(value);
      } else {
        DateTimeFormatter.ISO_DATE_TIME.parse(value);
      }
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isNumber(String value) {
    try {
      return new BigDecimal(value).precision() > 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static String preview(String value) {
    return value.length() <= 60 ? value : value.substring(0, 60) + "…";
  }
}
