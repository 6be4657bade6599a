package dev.mapwright.cli.create;

import dev.mapwright.cli.create.Access.Basic;
import dev.mapwright.cli.create.Access.Credential;
import dev.mapwright.cli.create.Draft.In;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.jsonata.value.JsonNull;
import dev.mapwright.jsonata.value.JsonataException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
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
final class CurlDraft {
  private static final Pattern URL =
      Pattern.compile("(?:(https?)://)?(?:([^/?#@]*)@)?([^/?#@]+)([^?#]*)(?:\\?([^#]*))?(?:#.*)?");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+(:[0-9]{1,5})?");
  private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)+/?");
  private static final Pattern ID = Pattern.compile("[0-9]+|(?i)[0-9a-f-]{24,}");
  private static final Pattern PARAMETER = Pattern.compile("[A-Za-z0-9_.$:\\[\\]-]+");
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9_-]*) +(\\S.*)");
  private static final Pattern SEARCH = Pattern.compile("(.+)/(search|query|list|find|filter)/?");
  private static final Pattern CALL = Pattern.compile("(.+)\\.(list|search)");
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
  static Draft of(String name, String command) {
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
    if (!PATH.matcher(path).matches()) {
      throw CurlCall.wrong(
          "has no path, or one with other characters than letters, digits and . _ ~ -. Put plain"
              + " words in the place of what a shell would fill in, or write the request by hand");
    }
    user(call.user() != null ? call.user() : url.group(2));
    call.headers().forEach(this::header);
    SequencedMap<String, Object> query = query(url.group(5));
    Map.Entry<In, SequencedMap<String, Object>> body = body();
    Access access = access();
    In in = body.getValue().isEmpty() ? In.QUERY : body.getKey();
    SequencedMap<String, Object> places = in == In.QUERY ? query : body.getValue();
    Paging paging = paging(places);
    body.getValue().forEach(CurlDraft::refuseSecrets);
    Paths paths = paths(path.replaceFirst("/$", ""), in);
    guesses.put(Guess.RECORDS, "the command does not say where the answer has the records");
    guesses.put(Guess.ERRORS, "the command does not say where an error has its words");
    guesses.put(Guess.MAP, "the command does not say what fields a record has");
    return new Draft(
        name,
        Draft.label(name),
        "https://" + url.group(3).toLowerCase(Locale.ROOT),
        paths.prefix(),
        access,
        headers,
        new Operation(paths.method(), paths.list(), query, in, body.getValue()),
        paging,
        List.of("data"),
        paths.get(),
        List.of(),
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
    if (!Secrets.isSecret(name, value)) {
      headers.put(name, value);
      return;
    }
    Matcher scheme = SCHEME.matcher(value);
    String before = lower.equals("authorization") && scheme.matches() ? scheme.group(1) + " " : "";
    credentials.add(new Credential(true, name, before, field(lower)));
  }

  /** The account's field of a header or parameter. */
  private DraftField field(String name) {
    String bare = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    bare = bare.replaceFirst("^_?(x_)?", "").replaceFirst("_$", "");
    if (bare.equals("authorization")) {
      bare = "token";
    }
    if (!bare.matches("[a-z].*")) {
      bare = "credential_" + bare;
    }
    String base = bare;
    for (int i = 2; isTaken(bare); i++) {
      bare = base + "_" + i;
    }
    String title = bare.replace('_', ' ');
    return new DraftField(bare, Character.toUpperCase(title.charAt(0)) + title.substring(1), true);
  }

  private boolean isTaken(String field) {
    return new Access(basic, credentials)
        .fields().stream().anyMatch(other -> other.name().equals(field));
  }

  private Access access() {
    if (basic == null && credentials.isEmpty()) {
      guesses.put(Guess.ACCESS, "the command carries no credentials");
      return Access.usual();
    }
    return new Access(basic, credentials);
  }

  private SequencedMap<String, Object> query(@Nullable String text) {
    SequencedMap<String, Object> query = new LinkedHashMap<>();
    parameters(text == null ? "" : text)
        .forEach((name, values) -> {
          Object value = values.size() == 1 ? values.getFirst() : List.copyOf(values);
          SequencedMap<String, String> alone = new LinkedHashMap<>();
          alone.put(name, "");
          if (Paging.guessed(alone).kind() != Paging.Kind.NONE) {
            query.put(name, value);
          } else if (values.stream().anyMatch(one -> one.indexOf('@') >= 0)) {
            leftOut.add("the parameter " + name + ", whose value looks like somebody's address");
          } else if (values.stream().anyMatch(one -> Secrets.isSecret(name, one))) {
            credentials.add(new Credential(false, name, "", field(name)));
          } else {
            query.put(name, value);
          }
        });
    return query;
  }

  private static SequencedMap<String, List<String>> parameters(String text) {
    SequencedMap<String, List<String>> all = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      if (!PARAMETER.matcher(name).matches()) {
        throw CurlCall.wrong(
            "has a parameter whose name is no word. Leave it out, and write it by hand afterwards");
      }
      all.computeIfAbsent(name, _ -> new ArrayList<>())
          .add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
    }
    return all;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw CurlCall.wrong("has a % in its parameters that begins no encoded character");
    }
  }

  private Map.Entry<In, SequencedMap<String, Object>> body() {
    String data = call.data().strip();
    SequencedMap<String, Object> members = new LinkedHashMap<>();
    String type =
        call.headers().entrySet().stream()
            .filter(header -> header.getKey().equalsIgnoreCase("content-type"))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse("");
    if (type.contains("json") || data.startsWith("{")) {
      if (!data.isEmpty()) {
        json(data).forEach((name, value) -> members.put(String.valueOf(name), value));
      }
      return Map.entry(In.JSON, members);
    }
    if (!data.isEmpty() && !type.isEmpty() && !type.contains("form-urlencoded")) {
      throw CurlCall.wrong(
          "sends a body that is neither JSON nor a form. Begin without --from-curl and write it by"
              + " hand: docs/authoring.md has 'body', under Request");
    }
    parameters(data)
        .forEach((name, values) ->
            members.put(name, values.size() == 1 ? values.getFirst() : List.copyOf(values)));
    return Map.entry(In.FORM, members);
  }

  private static Map<?, ?> json(String data) {
    try {
      if (Json.read(data) instanceof Map<?, ?> object) {
        return object;
      }
    } catch (JsonataException | IllegalArgumentException e) {
      throw CurlCall.wrong("sends a body that should be JSON and is none. Copy it whole");
    }
    throw CurlCall.wrong("sends JSON that is no object. Write such a request by hand");
  }

  /** A body is written as it is, so nothing in it may be somebody's. */
  private static void refuseSecrets(String name, Object value) {
    switch (value) {
      case Map<?, ?> map -> map.forEach((key, inner) -> refuseSecrets(String.valueOf(key), inner));
      case List<?> list -> list.forEach(inner -> refuseSecrets(name, inner));
      case JsonNull _, Boolean _ -> {}
      default -> {
        if (Secrets.isSecret(name, String.valueOf(value))) {
          throw CurlCall.wrong(
              "has in its body, as '"
                  + name
                  + "', what looks like a credential or somebody's data. Leave it out, and write it"
                  + " by hand as a field of the account");
        }
      }
    }
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

  /**
   * Where requests go.
   *
   * @param method of the list
   */
  private record Paths(String prefix, String method, String list, Operation get) {}

  private Paths paths(String path, In in) {
    int last = path.lastIndexOf('/');
    String end = path.substring(last + 1);
    if (end.equalsIgnoreCase("graphql")) {
      throw CurlCall.wrong(
          "asks by GraphQL. Begin without --from-curl and write the request by hand:"
              + " docs/authoring.md shows one under Pagination");
    }
    if (!Set.of("GET", "POST").contains(call.method())) {
      throw CurlCall.wrong("is no GET and no POST. Give one that lists candidates");
    }
    if (last > 0 && ID.matcher(end).matches()) {
      guesses.put(Guess.LIST, "the command asks for one record");
      return below(path.substring(0, last), call.method(), "", "", in);
    }
    Matcher search = SEARCH.matcher(path);
    if (search.matches()) {
      return below(search.group(1), call.method(), "/" + search.group(2), "", in);
    }
    return below(path, call.method(), "", end, in);
  }

  /** By the path of the collection, and what the list has behind it. */
  private Paths below(String path, String method, String behind, String end, In in) {
    if (Secrets.looksSecret(path)) {
      throw CurlCall.wrong(
          "has in its path what looks like a token or somebody's id. Put a word in its place, and"
              + " write a field of the account there afterwards");
    }
    int last = path.lastIndexOf('/');
    String prefix = path.substring(0, last);
    String collection = path.substring(last);
    Matcher named = CALL.matcher(collection);
    if (!end.isEmpty() && named.matches()) {
      SequencedMap<String, Object> id = new LinkedHashMap<>();
      id.put("id", Operation.ID);
      guesses.put(Guess.GET, "the sister of the list's call");
      String info = named.group(1) + ".info";
      return new Paths(
          prefix,
          method,
          collection,
          method.equals("GET")
              ? new Operation(method, info, id, In.QUERY, new LinkedHashMap<>())
              : new Operation(
                  method, info, new LinkedHashMap<>(), in == In.FORM ? in : In.JSON, id));
    }
    if (!guesses.containsKey(Guess.LIST)) {
      guesses.put(Guess.GET, "the list's path with an id behind it");
    }
    return new Paths(
        prefix, method, collection + behind, Operation.get(collection + "/" + Operation.ID));
  }
}
