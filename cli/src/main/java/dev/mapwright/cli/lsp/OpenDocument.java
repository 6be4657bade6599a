package dev.mapwright.cli.lsp;

import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.editor.EditedFile;
import dev.mapwright.cli.validate.FileKind;
import dev.mapwright.cli.validate.FileValidation;
import dev.mapwright.engine.problem.Problem;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.fixtures.file.FixtureException;
import dev.mapwright.fixtures.run.VendorFolder;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** A document as it stands in the editor; checked anew when nobody has typed for a moment. */
final class OpenDocument {
  private static final Duration QUIET = Duration.ofMillis(150);

  private final FileUri address;
  private final FileValidation validation;
  private final Published published;
  private final Semaphore turn;
  private final ExecutorService threads;
  private EditedFile file;
  private long edits;

  OpenDocument(
      FileUri address,
      EditedFile file,
      FileValidation validation,
      Published published,
      Semaphore turn,
      ExecutorService threads) {
    this.address = address;
    this.file = file;
    this.validation = validation;
    this.published = published;
    this.turn = turn;
    this.threads = threads;
  }

  String uri() {
    return address.uri();
  }

  /** As it stands now, with what the last check has shown. */
  synchronized EditedFile file() {
    return file;
  }

  void edit(String text) {
    synchronized (this) {
      file = file.edited(new SourceFile(address.name(), text));
    }
    check();
  }

  /** Has it checked soon. */
  void check() {
    long own = next();
    try {
      threads.execute(() -> {
        try {
          Thread.sleep(QUIET);
          checkNow(own);
        } catch (InterruptedException _) {
          Thread.currentThread().interrupt(); // the session is over
        }
      });
    } catch (RejectedExecutionException _) {
      // the session is over
    }
  }

  void close() {
    next();
    published.clear(uri());
  }

  private synchronized long next() {
    return ++edits;
  }

  private synchronized boolean isStill(long own) {
    return edits == own;
  }

  /** As it stands now, checked. */
  EditedFile checked() throws InterruptedException {
    long own;
    synchronized (this) {
      if (file.isChecked()) {
        return file;
      }
      own = edits;
    }
    checkNow(own);
    return file();
  }

  private void checkNow(long own) throws InterruptedException {
    if (!isStill(own)) {
      return;
    }
    turn.acquire();
    try {
      Path path = address.path();
      if (isStill(own) && path != null) {
        check(path, own);
      }
    } finally {
      turn.release();
    }
  }

  private void check(Path path, long own) {
    SourceFile text = file().text();
    List<Problem> problems;
    try {
      if (FileKind.isLikely(text) || validation.fixturesOf(path).isPresent()) {
        FileValidation.Result result = validation.validate(text, path);
        problems = result.problems();
        note(text, result);
      } else {
        problems = List.of(); // of somebody else's
        told(text, problems);
      }
    } catch (UncheckedIOException | CommandFailure | FixtureException unreadable) {
      published.tell(path.getFileName() + ": " + unreadable.getMessage());
      return;
    }
    if (isStill(own)) {
      published.show(uri(), address.name(), problems);
    }
  }

  private synchronized void note(SourceFile text, FileValidation.Result result) {
    file =
        result.checked() == null
            ? file.told(text, result.problems())
            : file.seen(text, result.checked());
  }

  private synchronized void told(SourceFile text, List<Problem> problems) {
    file = file.told(text, problems);
  }

  /** The fixtures of the connector, if there are some. */
  Optional<VendorFolder> fixtures() {
    @Nullable Path path = address.path();
    return path == null ? Optional.empty() : validation.fixturesOf(path);
  }
}
