package dev.mapwright.cli.create.curl;

import dev.mapwright.cli.create.draft.Draft;
import dev.mapwright.cli.create.draft.Draft.In;
import dev.mapwright.cli.create.draft.DraftAccess;
import dev.mapwright.cli.create.draft.DraftAccess.Basic;
import dev.mapwright.cli.create.draft.DraftAccess.Credential;
import dev.mapwright.cli.create.draft.DraftField;
import dev.mapwright.cli.create.draft.DraftGet;
import dev.mapwright.cli.create.draft.DraftList;
import dev.mapwright.cli.create.draft.DraftRequest;
import dev.mapwright.cli.create.draft.DraftServer;
import dev.mapwright.cli.create.draft.ErrorWords;
import dev.mapwright.cli.create.draft.Guess;
import dev.mapwright.cli.create.draft.Paging;
import dev.mapwright.cli.create.draft.People;
import dev.mapwright.cli.create.draft.SecretLook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A draft from the request of a curl command. Values of credentials do not get into it. */
public final class CurlDraft {
  private static final Pattern URL =
      Pattern.compile("(?:(https?)://)?(?:([^/?#@]*)@)?([^/?#@]+)([^?#]*)(?:\\?([^#]*))?(?:#.*)?");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+(:[0-9]{1,5})?");
  private static final Pattern PATH = Pattern.compile("/(?!/)[A-Za-z0-9._~/-]+");
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9_-]*) +(\\S.*)");
  private static final Set<String> OF_CURL_ITSELF =
      Set.of(
          "accept-encoding",
          "accept-language",
          "cache-control",
          "connection",
          "content-length",
          "content-type",
          "dnt",
          "host",
          "origin",
          "pragma",
          "priority",
          "referer",
          "te",
          "upgrade-insecure-requests",
          "user-agent");

  private final CurlCall call;
  private final SequencedMap<Guess, String> guesses = new LinkedHashMap<>();
  private final List<String> leftOut = new ArrayList<>();
  private final List<Credential> credentials = new ArrayList<>();
  private final SequencedMap<String, String> headers = new LinkedHashMap<>();
  private @Nullable Basic basic;

  private CurlDraft(CurlCall call) {
    this.call = call;
  }

  /**
   * The draft.
   *
   * @throws dev.mapwright.cli.command.CommandFailure if the command leads to none
   */
  public static Draft of(String name, String command) {
    return new CurlDraft(CurlCall.of(command)).draft(name);
  }

  private Draft draft(String name) {
    Matcher url = URL.matcher(call.url());
    if (!url.matches() || !HOST.matcher(url.group(3)).matches()) {
      throw CurlCall.wrong("has a URL without a host that can be read. Write https://host/path");
    }
    if ("http".equals(url.group(1))) {
      throw CurlCall.wrong(
          "asks by http, where everybody on the way could read credentials. Write https://");
    }
    String path = url.group(4);
    if (!PATH.matcher(path).matches() || path.contains("//") || path.contains("/.")) {
      throw CurlCall.wrong(
          "has no path, or one with other characters than letters, digits and . _ ~ -. Put plain"
              + " words in the place of what a shell would fill in, or write the request by hand");
    }
    user(call.user() != null ? call.user() : url.group(2));
    call.headers().forEach(this::header);
    SequencedMap<String, Object> query = query(url.group(5));
    Map.Entry<In, SequencedMap<String, Object>> body = CurlParameters.body(call);
    DraftAccess access = access();
    In in = body.getValue().isEmpty() ? In.QUERY : body.getKey();
    SequencedMap<String, Object> places = in == In.QUERY ? query : body.getValue();
    Paging paging = paging(places);
    body.getValue().forEach(CurlParameters::refuseSecrets);
    CurlPaths paths = CurlPaths.of(path.replaceFirst("/$", ""), call.method(), in, guesses);
    guesses.put(Guess.RECORDS, "the command does not say where the answer has the records");
    guesses.put(Guess.ERRORS, "the command does not say where an error has its words");
    guesses.put(Guess.MAP, "the command does not say what fields a record has");
    return new Draft(
        name,
        Draft.label(name),
        DraftServer.of("https://" + url.group(3).toLowerCase(Locale.ROOT), paths.prefix()),
        access,
        headers,
        ErrorWords.usual(),
        new DraftList(
            new DraftRequest(paths.method(), paths.list(), query, in, body.getValue()),
            List.of("data"),
            paging,
            List.of()),
        new DraftGet(paths.get(), List.of()),
        People.usual(),
        guesses,
        leftOut);
  }

  private void user(@Nullable String pair) {
    if (pair == null) {
      return;
    }
    int colon = pair.indexOf(':');
    boolean isKey = colon == pair.length() - 1;
    basic =
        isKey
            ? new Basic(new DraftField("api_key", "API key", true), null)
            : new Basic(
                new DraftField("username", "User", false),
                new DraftField("password", "Password", true));
  }

  private void header(String name, String value) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean isUsual =
        OF_CURL_ITSELF.contains(lower)
            || lower.startsWith("sec-")
            || (lower.equals("accept") && value.matches(".*(\\*/\\*|application/json).*"));
    if (isUsual || value.isEmpty()) {
      return;
    }
    if (lower.equals("authorization") && value.matches("(?i)basic .*")) {
      user("user:password");
      guesses.put(
          Guess.ACCESS, "user and password; where the vendor takes a key as the user, say so");
      return;
    }
    if (!SecretLook.isSecret(name, value)) {
      headers.put(name, value);
      return;
    }
    Matcher scheme = SCHEME.matcher(value);
    String before = lower.equals("authorization") && scheme.matches() ? scheme.group(1) + " " : "";
    credentials.add(new Credential(true, name, before, field(lower)));
  }

  /** The account's field of a header or parameter. */
  private DraftField field(String name) {
    return DraftField.ofCredential(name, this::isTaken);
  }

  private boolean isTaken(String field) {
    return new DraftAccess(basic, credentials)
        .fields().stream().anyMatch(other -> other.name().equals(field));
  }

  private DraftAccess access() {
    if (basic == null && credentials.isEmpty()) {
      guesses.put(Guess.ACCESS, "the command carries no credentials");
      return DraftAccess.usual();
    }
    return new DraftAccess(basic, credentials);
  }

  private SequencedMap<String, Object> query(@Nullable String text) {
    SequencedMap<String, Object> query = new LinkedHashMap<>();
    CurlParameters.of(text == null ? "" : text)
        .forEach((name, values) -> {
          Object value = values.size() == 1 ? values.getFirst() : List.copyOf(values);
          SequencedMap<String, String> alone = new LinkedHashMap<>();
          alone.put(name, "");
          if (Paging.guessed(alone).kind() != Paging.Kind.NONE) {
            query.put(name, value);
          } else if (values.stream().anyMatch(one -> one.indexOf('@') >= 0)) {
            leftOut.add("the parameter " + name + ", whose value looks like somebody's address");
          } else if (values.stream().anyMatch(one -> SecretLook.isSecret(name, one))) {
            credentials.add(new Credential(false, name, "", field(name)));
          } else {
            query.put(name, value);
          }
        });
    return query;
  }

  private Paging paging(SequencedMap<String, Object> parameters) {
    SequencedMap<String, String> asked = new LinkedHashMap<>();
    parameters.forEach((name, value) -> asked.put(name, String.valueOf(value)));
    Paging paging = Paging.guessed(asked);
    parameters.keySet().removeIf(paging::owns);
    guesses.put(
        Guess.PAGES,
        paging.kind() == Paging.Kind.NONE
            ? "one page alone, since no parameter of the command looks like a page"
            : "by the names of parameters; "
                + paging.size()
                + " is not known to be the largest page");
    return paging;
  }
}
