package dev.mapwright.cli.create.curl;

import dev.mapwright.cli.create.draft.Draft.In;
import dev.mapwright.cli.create.draft.DraftRequest;
import dev.mapwright.cli.create.draft.Guess;
import dev.mapwright.cli.create.draft.SecretLook;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the requests of a curl command's vendor go.
 *
 * @param prefix the path below which all are
 * @param method of the list
 * @param list its path
 */
record CurlPaths(String prefix, String method, String list, DraftRequest get) {
  private static final Pattern ID = Pattern.compile("[0-9]+|(?i)[0-9a-f-]{24,}");
  private static final Pattern SEARCH = Pattern.compile("(.+)/(search|query|list|find|filter)/?");
  private static final Pattern CALL = Pattern.compile("(.+)\\.(list|search)");

  /** From the path of the command; what it leaves open is guessed. */
  static CurlPaths of(String path, String method, In in, Map<Guess, String> guesses) {
    int last = path.lastIndexOf('/');
    String end = path.substring(last + 1);
    if (end.equalsIgnoreCase("graphql")) {
      throw CurlCall.wrong(
          "asks by GraphQL. Begin without --from-curl and write the request by hand:"
              + " docs/authoring.md shows one under Pagination");
    }
    if (!Set.of("GET", "POST").contains(method)) {
      throw CurlCall.wrong("is no GET and no POST. Give one that lists candidates");
    }
    if (last > 0 && ID.matcher(end).matches()) {
      guesses.put(Guess.LIST, "the command asks for one record");
      return below(path.substring(0, last), method, "", "", in, guesses);
    }
    Matcher search = SEARCH.matcher(path);
    if (search.matches()) {
      return below(search.group(1), method, "/" + search.group(2), "", in, guesses);
    }
    return below(path, method, "", end, in, guesses);
  }

  /** By the path of the collection, and what the list has behind it. */
  private static CurlPaths below(
      String path, String method, String behind, String end, In in, Map<Guess, String> guesses) {
    if (SecretLook.looksSecret(path)) {
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
      id.put("id", DraftRequest.ID);
      guesses.put(Guess.GET, "the sister of the list's call");
      String info = named.group(1) + ".info";
      return new CurlPaths(
          prefix,
          method,
          collection,
          method.equals("GET")
              ? new DraftRequest(method, info, id, In.QUERY, new LinkedHashMap<>())
              : new DraftRequest(
                  method, info, new LinkedHashMap<>(), in == In.FORM ? in : In.JSON, id));
    }
    if (!guesses.containsKey(Guess.LIST)) {
      guesses.put(Guess.GET, "the list's path with an id behind it");
    }
    return new CurlPaths(
        prefix, method, collection + behind, DraftRequest.get(collection + "/" + DraftRequest.ID));
  }
}
