package dev.mapwright.cli.sync;

import dev.mapwright.cli.client.ServerClient;
import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.cli.command.Terminal;
import dev.mapwright.cli.print.RecordProgress;
import dev.mapwright.jsonata.value.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes what changed of an account's records out of a server, a change a line. */
final class ChangePull {
  private static final int PAGE = 500;

  private final ServerClient client;
  private final Terminal terminal;
  private final String account;
  private final String resource;
  private final ChangeForm form;

  ChangePull(
      ServerClient client, Terminal terminal, String account, String resource, ChangeForm form) {
    this.client = client;
    this.terminal = terminal;
    this.account = account;
    this.resource = resource;
    this.form = form;
  }

  /** What is done with a page of changes, and with the place behind it. */
  private interface Sink {
    void take(byte[] lines, String place) throws IOException;
  }

  /**
   * To standard output.
   *
   * @param since the place from which; null for all records, and those that were there
   */
  void toOutput(@Nullable String since) throws IOException {
    pull(
        since,
        (lines, _) -> {
          terminal.out().print(new String(lines, StandardCharsets.UTF_8));
          terminal.out().flush();
        });
  }

  /**
   * What changed since the last time, behind what is in a folder's file. The place is remembered
   * beside it, with the length that the file has there: what a pull that was killed had written
   * behind that is cut off and pulled again.
   */
  void into(Path folder) throws IOException {
    Files.createDirectories(folder);
    String name = resource + form.ending();
    Path file = folder.resolve(name + ".ndjson");
    Path state = folder.resolve(name + ".state.json");
    for (Map.Entry<String, Map<String, ?>> beside : form.besides().entrySet()) {
      Files.write(folder.resolve(name + beside.getKey()), Json.writeBytes(beside.getValue()));
    }
    State known = State.read(state);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      if (channel.size() < known.length) {
        throw new CommandFailure(
            ExitCode.UNAVAILABLE,
            file + " is shorter than it was. Put it back, or remove " + state + " to begin anew.");
      }
      channel.truncate(known.length).position(known.length);
      OutputStream out = Channels.newOutputStream(channel);
      pull(
          known.place,
          (lines, place) -> {
            out.write(lines);
            channel.force(false);
            new State(place, channel.position()).write(state);
          });
    }
  }

  private void pull(@Nullable String from, Sink sink) throws IOException {
    RecordProgress progress = new RecordProgress(terminal, 0, () -> 0);
    String place = from;
    List<Map<String, ?>> opening = form.opening();
    while (true) {
      Map<?, ?> page = client.send("GET", path(place), null);
      if (!(page.get("result") instanceof List<?> changes)
          || !(page.get("next_cursor") instanceof String next)) {
        throw new CommandFailure(ExitCode.UNAVAILABLE, "What answers is no Mapwright server.");
      }
      boolean isLast = !Boolean.TRUE.equals(page.get("has_more"));
      List<Map<String, ?>> messages = new ArrayList<>(opening);
      messages.addAll(form.page(objects(changes), next));
      messages.addAll(isLast ? form.closing() : List.of());
      StringBuilder lines = new StringBuilder();
      messages.forEach(message -> lines.append(Json.write(message)).append('\n'));
      sink.take(lines.toString().getBytes(StandardCharsets.UTF_8), next);
      progress.add(changes.size());
      place = next;
      opening = List.of();
      if (isLast) {
        progress.clear();
        return;
      }
    }
  }

  @SuppressWarnings("unchecked") // keys of JSON objects are text
  private static List<Map<String, ?>> objects(List<?> changes) {
    return changes.stream().<Map<String, ?>>map(change -> (Map<String, ?>) change).toList();
  }

  private String path(@Nullable String place) {
    return "/changes?integrated_account_id="
        + ServerClient.segment(account)
        + "&resource="
        + ServerClient.segment(resource)
        + "&limit="
        + PAGE
        + (place == null ? "" : "&since=" + ServerClient.segment(place));
  }

  /** Up to where a file goes, and how long it is there. */
  private record State(@Nullable String place, long length) {
    private static final String PLACE = "next_cursor";
    private static final String LENGTH = "length";

    static State read(Path file) throws IOException {
      if (!Files.exists(file)) {
        return new State(null, 0);
      }
      try {
        if (Json.read(Files.readAllBytes(file)) instanceof Map<?, ?> state
            && state.get(PLACE) instanceof String place
            && state.get(LENGTH) instanceof Number length) {
          return new State(place, length.longValue());
        }
      } catch (RuntimeException _) {
        // told below
      }
      throw new CommandFailure(
          ExitCode.UNAVAILABLE, file + " is damaged. Remove it, and the data, to begin anew.");
    }

    void write(Path file) throws IOException {
      Map<String, Object> state = new LinkedHashMap<>();
      state.put(PLACE, place);
      state.put(LENGTH, length);
      Path written = file.resolveSibling(file.getFileName() + ".new");
      Files.write(written, Json.writeBytes(state));
      Files.move(
          written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
