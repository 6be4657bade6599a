package dev.mapwright.cli.create.curl;

import dev.mapwright.cli.create.draft.Draft.In;
import dev.mapwright.cli.create.draft.SecretLook;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.jsonata.value.JsonNull;
import dev.mapwright.jsonata.value.JsonataException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/** What a curl command sends in its query and its body. */
final class CurlParameters {
  private static final Pattern PARAMETER = Pattern.compile("[A-Za-z0-9_.$:\\[\\]-]+");

  private CurlParameters() {}

  /** Names and values of a query or a form; a name may repeat. */
  static SequencedMap<String, List<String>> of(String text) {
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

  /** The members of the body, and whether it is JSON or a form. */
  static Map.Entry<In, SequencedMap<String, Object>> body(CurlCall call) {
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
    of(data)
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
  static void refuseSecrets(String name, Object value) {
    switch (value) {
      case Map<?, ?> map -> map.forEach((key, inner) -> refuseSecrets(String.valueOf(key), inner));
      case List<?> list -> list.forEach(inner -> refuseSecrets(name, inner));
      case JsonNull _, Boolean _ -> {}
      default -> {
        if (SecretLook.isSecret(name, String.valueOf(value))) {
          throw CurlCall.wrong(
              "has in its body, as '"
                  + name
                  + "', what looks like a credential or somebody's data. Leave it out, and write it"
                  + " by hand as a field of the account");
        }
      }
    }
  }
}
