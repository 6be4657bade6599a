package dev.mapwright.cli.create.openapi;

import dev.mapwright.cli.create.draft.DraftAccess;
import dev.mapwright.cli.create.draft.DraftAccess.Basic;
import dev.mapwright.cli.create.draft.DraftAccess.Credential;
import dev.mapwright.cli.create.draft.DraftField;
import dev.mapwright.cli.create.draft.DraftServer;
import dev.mapwright.cli.create.draft.DraftToken;
import dev.mapwright.cli.create.draft.Guess;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** What lets requests in, by a document's security. */
final class DescribedAccess {
  private final Document document;
  private final DraftServer server;
  private final List<Credential> credentials = new ArrayList<>();
  private @Nullable Basic basic;
  private @Nullable DraftToken token;

  private DescribedAccess(Document document, DraftServer server) {
    this.document = document;
    this.server = server;
  }

  /** Of an operation; what is guessed and what cannot be said is noted. */
  static DraftAccess of(
      DescribedOperation operation,
      DraftServer server,
      SequencedMap<Guess, String> guesses,
      List<String> leftOut) {
    Document document = operation.document();
    SequencedMap<String, Object> schemes =
        document.members(document.member("components"), "securitySchemes");
    for (SequencedMap<String, Object> requirement : requirements(operation, schemes)) {
      DescribedAccess access = new DescribedAccess(document, server);
      boolean isKnown =
          !requirement.isEmpty()
              && requirement.entrySet().stream()
                  .allMatch(one -> access.add(document.map(schemes.get(one.getKey())), one));
      if (isKnown) {
        if (access.token != null) {
          guesses.put(
              Guess.ACCESS,
              "how the token is asked for (client_auth), and that it has no other fields");
        }
        return new DraftAccess(access.basic, access.credentials, access.token);
      }
      if (!requirement.isEmpty()) {
        leftOut.add(
            "the security "
                + String.join(" with ", requirement.keySet())
                + ": of no kind known here");
      }
    }
    guesses.put(
        Guess.ACCESS,
        schemes.isEmpty()
            ? "the document does not say what lets a request in"
            : "the document's security is of no kind known here");
    return DraftAccess.usual();
  }

  private static List<SequencedMap<String, Object>> requirements(
      DescribedOperation operation, SequencedMap<String, Object> schemes) {
    Document document = operation.document();
    Object own = operation.members().get("security");
    List<SequencedMap<String, Object>> all = new ArrayList<>();
    Object stated = own == null ? document.member("security") : own;
    if (stated instanceof List<?> list) {
      list.forEach(one -> all.add(document.map(one)));
    }
    if (all.isEmpty()) {
      schemes.forEach((name, _) -> {
        SequencedMap<String, Object> alone = new LinkedHashMap<>();
        alone.put(name, List.of());
        all.add(alone);
      });
    }
    return all;
  }

  private boolean add(SequencedMap<String, Object> scheme, Map.Entry<String, Object> required) {
    String type = document.text(scheme, "type").toLowerCase(Locale.ROOT);
    return switch (type) {
      case "apikey" -> addKey(scheme);
      case "http" -> addHttp(document.text(scheme, "scheme").toLowerCase(Locale.ROOT));
      case "oauth2" -> addToken(document.members(scheme, "flows"), required.getValue());
      default -> false;
    };
  }

  private boolean addKey(SequencedMap<String, Object> scheme) {
    String name = document.text(scheme, "name");
    String in = document.text(scheme, "in");
    if (!name.matches("[A-Za-z0-9_.\\[\\]-]+")) {
      return false;
    }
    return switch (in) {
      case "header" -> credentials.add(new Credential(true, name, before(scheme), field(name)));
      case "query" -> credentials.add(new Credential(false, name, "", field(name)));
      case "cookie" -> credentials.add(new Credential(true, "Cookie", name + "=", field(name)));
      default -> false;
    };
  }

  /** What stands before the key, where the description shows it. */
  private String before(SequencedMap<String, Object> scheme) {
    String said = document.text(scheme, "description");
    for (String word : List.of("Bearer ", "Token token=", "Token ", "Basic ")) {
      if (document.text(scheme, "name").equalsIgnoreCase("authorization") && said.contains(word)) {
        return word;
      }
    }
    return "";
  }

  private DraftField field(String name) {
    return DraftField.ofCredential(
        name,
        taken ->
            new DraftAccess(basic, credentials)
                .fields().stream().anyMatch(other -> other.name().equals(taken)));
  }

  private boolean addHttp(String scheme) {
    return switch (scheme) {
      case "basic" -> {
        basic =
            new Basic(
                new DraftField("username", "User", false),
                new DraftField("password", "Password", true));
        yield true;
      }
      case "bearer" ->
          credentials.add(new Credential(true, "Authorization", "Bearer ", field("token")));
      default -> false;
    };
  }

  private boolean addToken(SequencedMap<String, Object> flows, Object required) {
    Object flow = document.resolved(flows.get("clientCredentials"));
    boolean isConsented = flow == null;
    if (isConsented) {
      flow = document.resolved(flows.get("authorizationCode"));
    }
    String url = document.text(flow, "tokenUrl");
    String consent = document.text(flow, "authorizationUrl");
    if (flow == null || !url.matches("(https://|/)[^\\s{}?#]+")) {
      return false;
    }
    List<String> scopes = new ArrayList<>();
    if (required instanceof List<?> list) {
      list.forEach(scope -> scopes.add(String.valueOf(scope)));
    }
    if (isConsented && !consent.matches("(https://|/)[^\\s{}?#]+")) {
      return false;
    }
    token =
        new DraftToken(
            url.startsWith("/") ? template() + url : url,
            url.startsWith("/") ? server.origin() + url : url,
            isConsented ? (consent.startsWith("/") ? template() + consent : consent) : null,
            scopes);
    return true;
  }

  /** Scheme and host, with the account's fields in it. */
  private String template() {
    return server.url().replaceFirst("(https://[^/]+).*", "$1");
  }
}
