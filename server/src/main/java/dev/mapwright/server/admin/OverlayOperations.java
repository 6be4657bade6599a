package dev.mapwright.server.admin;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.load.overlay.LaidOver;
import dev.mapwright.engine.problem.Problem;
import dev.mapwright.server.account.AccountEntry;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.account.StoredAccounts;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.http.JsonTree;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code /integrated-account/{id}/overlay}: what is laid over one account's connector. */
public record OverlayOperations(Accounts accounts, StoredAccounts stored) {
  /** The type of an overlay as it is given back. */
  public static final String YAML = "application/yaml";

  private static final int MOST_CHARACTERS = 65_536;

  /** {@code GET}: the text as it was written. */
  public ServerResponse get(ServerRequest request, Map<String, String> path) {
    AccountEntry entry = account(request, path);
    String overlay = entry.overlay();
    if (overlay == null) {
      throw nothing(entry.id());
    }
    byte[] text = overlay.getBytes(StandardCharsets.UTF_8);
    return ServerResponse.of(200, YAML, out -> out.write(text));
  }

  /** {@code PUT}: an overlay in YAML, or in JSON, which is YAML; checked before it is kept. */
  public ServerResponse put(ServerRequest request, Map<String, String> path) {
    AccountEntry entry = changeable(request, path);
    entry.checkConnector();
    String text = text(request.body().read());
    LaidOver laid = checked(stored, entry.account().connector(), text);
    keep(entry.id(), text);
    JsonTree answer =
        JsonTree.of("integrated_account_id", entry.id())
            .with("warnings", laid.problems().stream().map(OverlayOperations::inWords).toList());
    return ServerResponse.json(200, out -> out.value(answer.value()));
  }

  /** {@code DELETE}: nothing is laid over it any more. */
  public ServerResponse remove(ServerRequest request, Map<String, String> path) {
    AccountEntry entry = changeable(request, path);
    if (entry.overlay() == null) {
      throw nothing(entry.id());
    }
    keep(entry.id(), null);
    return ServerResponse.json(200, out -> out.value(JsonTree.of("id", entry.id()).value()));
  }

  private void keep(String id, @Nullable String text) {
    if (!stored.lay(id, text)) {
      throw HttpException.of(404, "There is no integrated account '" + id + "' any more");
    }
  }

  private AccountEntry account(ServerRequest request, Map<String, String> path) {
    return accounts.find(Objects.requireNonNull(path.get("id")), request.caller());
  }

  private AccountEntry changeable(ServerRequest request, Map<String, String> path) {
    AccountEntry entry = account(request, path);
    if (entry.isDeclared()) {
      throw HttpException.of(
          409,
          "The integrated account '"
              + entry.id()
              + "' stands in the server's accounts file, which alone changes it: write its"
              + " 'overlay' there, or lay one over its connector for all accounts (serve"
              + " --overlays)");
    }
    return entry;
  }

  private static HttpException nothing(String id) {
    return HttpException.of(
        404, "Nothing is laid over the connector of the integrated account '" + id + "'");
  }

  private static String text(byte[] bytes) {
    if (bytes.length == 0) {
      throw HttpException.badRequest("The request has no body; send the overlay as YAML or JSON");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      checkLength(text);
      return text;
    } catch (CharacterCodingException _) {
      throw HttpException.badRequest("The body is not UTF-8");
    }
  }

  private static void checkLength(String text) {
    if (text.length() > MOST_CHARACTERS) {
      throw HttpException.of(
          413,
          "An overlay has "
              + MOST_CHARACTERS
              + " characters at most, and this one "
              + text.length());
    }
  }

  /**
   * An overlay that is right.
   *
   * @throws HttpException 400 with everything that is wrong and where; 413 if it is too long
   */
  static LaidOver checked(StoredAccounts stored, Connector beneath, String text) {
    checkLength(text);
    LaidOver laid = stored.overlays().lay(beneath, text);
    if (laid.connector() == null) {
      List<String> failures =
          laid.problems().stream()
              .filter(problem -> problem.severity() == Problem.Severity.ERROR)
              .map(OverlayOperations::inWords)
              .toList();
      throw new HttpException(
          400,
          failures.size() == 1
              ? failures.getFirst()
              : "The overlay has " + failures.size() + " mistakes",
          failures,
          Map.of());
    }
    return laid;
  }

  static String inWords(Problem problem) {
    String words = problem.place() + ": " + problem.message();
    return problem.cure() == null ? words : words + " " + problem.cure();
  }
}
