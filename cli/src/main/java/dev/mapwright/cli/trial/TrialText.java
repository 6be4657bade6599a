package dev.mapwright.cli.trial;

import dev.mapwright.cli.command.Terminal;
import dev.mapwright.cli.print.RecordProgress;
import dev.mapwright.engine.failure.EngineException;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.engine.watch.VendorExchange;
import dev.mapwright.engine.watch.VendorExchange.Body;
import dev.mapwright.jsonata.value.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A trial for people. The first few exchanges and records are shown, and those that failed; of the
 * others it is said how many there were. Thread-safe.
 */
final class TrialText implements TrialOutput {
  /** So many exchanges are shown, and so many more that failed. */
  private static final int EXCHANGES = 5;

  private static final int RECORDS = 10;

  private static final List<String> WELL = List.of("ok", "empty", "not_found", "redirected");

  private final PrintWriter out;
  private final RecordProgress progress;
  private final boolean raw;
  private int exchanges;
  private int shown;
  private int failures;
  private long records;

  /**
   * To a terminal.
   *
   * @param raw whether the vendor's own records are shown, too
   */
  TrialText(Terminal terminal, boolean raw) {
    this.out = terminal.out();
    this.progress = new RecordProgress(terminal, 0, () -> 0);
    this.raw = raw;
  }

  @Override
  public synchronized void exchange(VendorExchange exchange) {
    exchanges++;
    boolean isFailure = !WELL.contains(exchange.outcome());
    failures += isFailure ? 1 : 0;
    if (exchanges > EXCHANGES && !(isFailure && failures <= EXCHANGES)) {
      return;
    }
    shown++;
    progress.clear();
    VendorExchange.Request request = exchange.request();
    out.println(
        "-> "
            + request.method()
            + " "
            + request.url()
            + (exchange.attempt() > 1 ? "  (attempt " + exchange.attempt() + ")" : ""));
    request.headers().forEach(header -> header(header.getKey(), header.getValue()));
    body(request.body());
    answer(exchange, exchange.answer());
    out.println();
  }

  private void answer(VendorExchange exchange, VendorExchange.@Nullable Answer answer) {
    String how = exchange.outcome() + ", " + exchange.took().toMillis() + " ms";
    if (answer == null) {
      out.println("<- no answer: " + how);
      return;
    }
    Body body = answer.body();
    String size = body.bytes() < 0 ? "" : String.format(Locale.ROOT, ", %,d bytes", body.bytes());
    out.println("<- " + answer.status() + " " + how + size + " (" + exchange.endpoint() + ")");
    new TreeMap<>(answer.headers()).forEach(this::header);
    body(body);
  }

  private void header(String name, String value) {
    out.println("   " + name + ": " + onOneLine(value));
  }

  private void body(Body body) {
    if (!body.text().isEmpty()) {
      out.println(
          "   " + printable(body.text()).replace("\n", "\n   ") + (body.isCut() ? "…" : ""));
    } else if (body.bytes() != 0 && body.isCut()) {
      out.println("   (no text)");
    }
  }

  @Override
  public synchronized boolean record(UnifiedRecord record) {
    records++;
    if (records > RECORDS) {
      progress.add(1);
      return !out.checkError();
    }
    out.println("Record " + records + ":");
    Map<String, ?> remote = record.remote();
    if (raw && remote != null) {
      out.println(printable(Json.writePretty(remote)));
      out.println("is mapped to");
    }
    out.println(printable(Json.writePretty(Stated.of(record.fields()))));
    progress.add(1);
    return !out.checkError();
  }

  @Override
  public synchronized void end(Tried tried) {
    progress.clear();
    long unshown = tried.records() - Math.min(records, RECORDS);
    if (unshown > 0 || exchanges > shown) {
      out.println(
          "Not shown: "
              + count(unshown, "record")
              + ", "
              + count(exchanges - shown, "request")
              + ".");
    }
    out.println(
        count(tried.records(), "record")
            + (tried.more() ? " and there are more" : "")
            + ", "
            + count(exchanges, "request")
            + ", "
            + String.format(Locale.ROOT, "%.2f s", tried.took().toMillis() / 1000.0)
            + ".");
    tried.meta().losses().forEach(lost -> out.println("Lost: " + lost));
    tried.meta().warnings().forEach(warning -> out.println("Warning: " + warning));
    if (!tried.meta().partial().isEmpty()) {
      out.println(
          "Empty in this list, as only a call per record fills them (hydrate=true): "
              + tried.meta().partial().stream()
                  .map(path -> path.split("\\.", 2)[0])
                  .distinct()
                  .sorted()
                  .collect(Collectors.joining(", ")));
    }
    EngineException failure = tried.failure();
    if (failure != null) {
      out.println(
          "Failed, by the " + FaultWord.of(failure) + ": " + printable(failure.getMessage()));
    }
  }

  private static String count(long number, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
  }

  private static String onOneLine(String text) {
    return printable(text).replace('\n', ' ');
  }

  /** What a vendor says must not move the cursor of a terminal. */
  private static String printable(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.isISOControl(c) && c != '\n' && c != '\t' ? ' ' : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }
}
