package dev.mapwright.cli;

import dev.mapwright.cli.command.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command that runs until it is stopped. */
final class BackgroundCommand implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final ByteArrayOutputStream out;
  private final ByteArrayOutputStream err;
  private final Thread thread;
  private final CompletableFuture<Integer> exit;

  private BackgroundCommand(
      ByteArrayOutputStream out,
      ByteArrayOutputStream err,
      Thread thread,
      CompletableFuture<Integer> exit) {
    this.out = out;
    this.err = err;
    this.thread = thread;
    this.exit = exit;
  }

  static BackgroundCommand start(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal = Terminal.of(InputStream.nullInputStream(), true, true, out, err);
    CompletableFuture<Integer> exit = new CompletableFuture<>();
    Thread thread = Thread.ofPlatform().start(() -> exit.complete(Main.run(terminal, arguments)));
    return new BackgroundCommand(out, err, thread, exit);
  }

  /** Waits until the output has something, and returns the first group of it. */
  String awaitOutput(String pattern) throws InterruptedException {
    return await(pattern, out);
  }

  /** The same of what it printed beside. */
  String awaitError(String pattern) throws InterruptedException {
    return await(pattern, err);
  }

  private String await(String pattern, ByteArrayOutputStream stream) throws InterruptedException {
    Instant until = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(until) && !exit.isDone()) {
      Matcher matcher = Pattern.compile(pattern).matcher(stream.toString(StandardCharsets.UTF_8));
      if (matcher.find()) {
        return matcher.group(1);
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    throw new AssertionError("no '" + pattern + "' in:\n" + out + "\n" + err);
  }

  /** Everything printed as result so far. */
  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Stops it as a signal would, and returns its exit code. */
  int stop() throws Exception {
    thread.interrupt();
    return exit.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    thread.interrupt();
    exit.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }
}
