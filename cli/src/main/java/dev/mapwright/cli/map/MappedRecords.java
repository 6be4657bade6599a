package dev.mapwright.cli.map;

import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.cli.command.Terminal;
import dev.mapwright.cli.documents.NotJson;
import dev.mapwright.cli.print.RecordProgress;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.loss.Losses;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Prints unified records, and what went wrong with the others. For one thread at a time. */
final class MappedRecords {
  /** More are counted and not told one by one. */
  private static final int TOLD = 10;

  private final Terminal terminal;
  private final String input;
  private final Connector connector;
  private final boolean array;
  private final RecordProgress progress;
  private final Losses losses;
  private long records;
  private long leftOut;
  private long mistakes;
  private boolean begun;
  private boolean ended;
  private boolean read = true;

  /**
   * None yet.
   *
   * @param input what messages call it
   * @param array whether the output is one array
   */
  MappedRecords(
      Terminal terminal,
      String input,
      Connector connector,
      boolean array,
      RecordProgress progress) {
    this.terminal = terminal;
    this.input = input;
    this.connector = connector;
    this.array = array;
    this.progress = progress;
    this.losses = new Losses(connector.name(), (_, _) -> {}, false);
  }

  /** Prints; whether anybody still reads and the input goes on. */
  boolean print(MappedDocuments documents) {
    write(documents);
    losses.add(documents.losses());
    documents.refused().forEach(this::tell);
    documents.notJson().forEach(this::tell);
    records += documents.records();
    progress.add(documents.records());
    ended = documents.ends();
    return read && !ended;
  }

  private void write(MappedDocuments documents) {
    if (documents.output().size() == 0) {
      return;
    }
    try {
      if (array && !begun) {
        text("[");
      }
      documents.output().writeFrom(array && !begun ? 1 : 0, terminal.bytes());
      begun = true;
    } catch (IOException _) {
      read = false; // as when the reader of a pipe has seen enough
    }
  }

  private void tell(MappedDocuments.Refused refused) {
    leftOut++;
    mistake(
        "%s:%d: record %d was left out: `%s` %s (%s)"
            .formatted(
                input,
                refused.line(),
                records + refused.index() + 1,
                refused.why().field(),
                refused.why().came(),
                refused.why().place()));
  }

  /** The input is no JSON here. */
  void tell(NotJson notJson) {
    mistake(notJson.text(input));
  }

  private void mistake(String text) {
    if (mistakes++ < TOLD) {
      progress.clear();
      terminal.err().println(text);
    }
  }

  /**
   * Ends the output and tells what was lost.
   *
   * @param whole whether the input was read to its end
   * @param incomplete the fields that only calls would fill
   * @return the exit code
   */
  int end(boolean whole, Set<String> incomplete) throws IOException {
    progress.clear();
    if (!read) {
      return ExitCode.OK;
    }
    if (array && whole && !ended) { // an array that is cut short shall not look like a whole one
      text(begun ? "\n]\n" : "[]\n");
    }
    if (mistakes > TOLD) {
      terminal.err().println("... and " + (mistakes - TOLD) + " more.");
    }
    tellOfRecords();
    losses.inWords().forEach(lost -> terminal.err().println("Warning: " + lost));
    if (terminal.watched() && !incomplete.isEmpty()) {
      terminal
          .err()
          .println(
              "Empty or incomplete here, as only calls to the vendor fill them: "
                  + String.join(", ", incomplete));
    }
    return mistakes > 0 ? ExitCode.FAILED : ExitCode.OK;
  }

  private void tellOfRecords() {
    if (records > 0 && leftOut == records) {
      terminal
          .err()
          .println(
              "No record could be mapped. Is this what "
                  + connector.label()
                  + " answers, or are these its records? Where they stand in an answer is said by"
                  + " `records` in "
                  + connector.file().name()
                  + ".");
    } else if (leftOut > 0) {
      terminal
          .err()
          .println(
              leftOut
                  + " of "
                  + records
                  + " records were left out: mend the mapping at the places named, or the"
                  + " records.");
    }
  }

  private void text(String text) throws IOException {
    terminal.bytes().write(text.getBytes(StandardCharsets.UTF_8));
  }
}
