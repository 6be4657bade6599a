package dev.mapwright.cli.eval;

import dev.mapwright.cli.command.Terminal;
import dev.mapwright.jsonata.value.JsonNull;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Prints what came of documents and remembers how it ended. For one thread at a time. */
final class Results {
  private final Terminal terminal;
  private final String input;
  private @Nullable Object last;
  private boolean failed;
  private boolean notJson;

  /**
   * None yet.
   *
   * @param input what mistakes call it
   */
  Results(Terminal terminal, String input) {
    this.terminal = terminal;
    this.input = input;
  }

  /** Prints; whether anybody still reads and the input goes on. */
  boolean print(EvaluatedDocuments documents) {
    documents.failures().forEach(terminal.err()::println);
    failed |= !documents.failures().isEmpty();
    if (documents.last() != null) {
      last = documents.last();
    }
    boolean read = written(documents);
    if (documents.notJson() != null) {
      notJson = true;
      terminal.err().println(documents.notJson().text(input));
    }
    return read && !notJson;
  }

  private boolean written(EvaluatedDocuments documents) {
    try {
      documents.output().writeFrom(0, terminal.bytes());
      return true;
    } catch (IOException _) {
      return false; // as when the reader of a pipe has seen enough
    }
  }

  /** The exit code; {@code byResult} asks for what the last result was. */
  int exit(boolean byResult) {
    if (notJson) {
      return JqExit.INPUT;
    }
    if (failed) {
      return JqExit.RUNTIME;
    }
    if (!byResult) {
      return JqExit.OK;
    }
    if (last == null) {
      return JqExit.NOTHING;
    }
    return last.equals(false) || last == JsonNull.NULL ? JqExit.FALSE : JqExit.OK;
  }
}
