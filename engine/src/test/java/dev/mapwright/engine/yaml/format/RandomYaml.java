package dev.mapwright.engine.yaml.format;

import java.util.List;
import java.util.Random;

/** Makes YAML files of any form, with comments and blank lines in any place that may have them. */
final class RandomYaml {
  private static final List<String> SCALARS =
      List.of(
          "plain",
          "12",
          "true",
          "null",
          "'12'",
          "\"a: b\"",
          "'it''s'",
          "\"tab\\tbreak\\nend\"",
          "'# none'",
          "a ? b",
          "''",
          "\" blanks \"",
          "'{{ $x }}'",
          "$count(x)",
          "\"\\u200b\\U0001F600\"",
          "http://a.example/x",
          "'- a'",
          "\"many words that go on and on, so that the line has to be broken somewhere, I think, or"
              + " it would be too long\"",
          "Žofie",
          "'*a'",
          "1.50",
          "~",
          "\"~\"",
          "0x10",
          "'null'",
          "\"a\\n\\n b\\n\"",
          "'  lead'");

  private final Random random;
  private final StringBuilder out = new StringBuilder();
  private int comments;

  RandomYaml(Random random) {
    this.random = random;
  }

  String text() {
    lines(0);
    map(0, 3);
    lines(random.nextInt(3));
    return out.toString();
  }

  private void map(int indent, int depth) {
    int size = 1 + random.nextInt(4);
    for (int i = 0; i < size; i++) {
      lines(indent);
      out.repeat(' ', indent);
      member("k" + i + ":", indent, depth);
    }
    if (random.nextInt(6) == 0) {
      lines(indent);
    }
  }

  private void member(String start, int indent, int depth) {
    out.append(start);
    int kind = depth == 0 ? 0 : random.nextInt(7);
    switch (kind) {
      case 1, 2 -> {
        end();
        map(indent + 1 + random.nextInt(4), depth - 1);
      }
      case 3 -> {
        end();
        list(indent + random.nextInt(4), depth - 1);
      }
      case 4 -> {
        out.append(' ');
        flow(2, indent + 1);
        end();
      }
      case 5 -> block(indent);
      default -> {
        out.append(' ').append(SCALARS.get(random.nextInt(SCALARS.size())));
        end();
      }
    }
  }

  private void list(int indent, int depth) {
    int size = 1 + random.nextInt(3);
    for (int i = 0; i < size; i++) {
      lines(indent);
      out.repeat(' ', indent);
      if (random.nextInt(3) == 0) {
        out.append("- ");
        member("first:", indent + 2, depth);
        out.repeat(' ', indent + 2);
        member("second:", indent + 2, depth);
      } else {
        member("-", indent, depth);
      }
    }
  }

  private void block(int indent) {
    String header = List.of("|", "|-", ">", ">-").get(random.nextInt(4));
    out.append(' ').append(header);
    end();
    String margin = " ".repeat(indent + 3);
    out.append(margin).append("one line\n");
    if (random.nextBoolean()) {
      out.append(random.nextBoolean() ? "\n" : "").append(margin).append("  deeper # text\n");
    }
    out.append(margin).append("last\n");
  }

  private void flow(int depth, int indent) {
    boolean map = random.nextBoolean();
    out.append(map ? '{' : '[');
    int size = random.nextInt(4);
    for (int i = 0; i < size; i++) {
      out.append(i == 0 ? "" : ", ");
      if (random.nextInt(8) == 0) {
        out.append(" # c").append(comments++).append('\n').repeat(' ', indent + 1);
      }
      if (map) {
        out.append('f').append(i).append(": ");
      }
      if (depth > 0 && random.nextInt(3) == 0) {
        flow(depth - 1, indent);
      } else {
        out.append(flowScalar());
      }
    }
    if (random.nextInt(8) == 0) {
      out.append(" # c").append(comments++).append('\n').repeat(' ', indent + 1);
    }
    out.append(map ? '}' : ']');
  }

  private String flowScalar() {
    String scalar = SCALARS.get(random.nextInt(SCALARS.size()));
    return scalar.contains("(") ? "'" + scalar + "'" : scalar;
  }

  private void end() {
    if (random.nextInt(4) == 0) {
      out.append(" # c").append(comments++);
    }
    out.append('\n');
  }

  private void lines(int indent) {
    while (random.nextInt(4) == 0) {
      if (random.nextBoolean()) {
        out.append('\n');
      } else {
        int shift = random.nextInt(5) == 0 ? random.nextInt(4) : 0;
        out.repeat(' ', indent + shift).append("# c").append(comments++).append('\n');
      }
    }
  }
}
