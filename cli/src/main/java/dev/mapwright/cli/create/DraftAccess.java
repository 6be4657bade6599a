package dev.mapwright.cli.create;

import dev.mapwright.jsonata.value.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What lets requests in: user and password, or headers and parameters, or both.
 *
 * @param basic HTTP basic authentication, if there is any
 */
record DraftAccess(@Nullable Basic basic, List<Credential> credentials) {
  DraftAccess {
    credentials = List.copyOf(credentials);
  }

  /**
   * User and password.
   *
   * @param password null where it stays empty
   */
  record Basic(DraftField user, @Nullable DraftField password) {
    private String expected() {
      return "\"Basic \" & $base64encode($account."
          + user.name()
          + " & \":\""
          + (password == null ? "" : " & $account." + password.name())
          + ")";
    }

    private String sample() {
      String pair = user.sample() + ":" + (password == null ? "" : password.sample());
      return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * A header or a parameter with a field of the account in it.
   *
   * @param header whether it is a header, and no parameter
   * @param before the text before the field, such as {@code "Bearer "}
   */
  record Credential(boolean header, String name, String before, DraftField field) {
    private String expected() {
      String variable = header ? "$headers.`" + name.toLowerCase(Locale.ROOT) : "$query.`" + name;
      String start = before.isEmpty() ? "" : Json.write(before) + " & ";
      return variable + "` = " + start + "$account." + field.name();
    }
  }

  /** The usual one, where nothing says which it is. */
  static DraftAccess usual() {
    DraftField token = new DraftField("token", "API token", true);
    return new DraftAccess(null, List.of(new Credential(true, "Authorization", "Bearer ", token)));
  }

  /** The fields that a customer pastes in. */
  List<DraftField> fields() {
    List<DraftField> fields = new ArrayList<>();
    if (basic != null) {
      fields.add(basic.user());
      if (basic.password() != null) {
        fields.add(basic.password());
      }
    }
    credentials.forEach(credential -> fields.add(credential.field()));
    return fields;
  }

  /** The value of {@code auth} in the connector. */
  String inYaml() {
    List<String> members = new ArrayList<>();
    if (basic != null) {
      String password = basic.password() == null ? "" : basic.password().template();
      members.add(
          "basic: {username: "
              + YamlText.of(basic.user().template())
              + ", password: "
              + YamlText.of(password)
              + "}");
    }
    for (boolean header : List.of(true, false)) {
      String named =
          credentials.stream()
              .filter(one -> one.header() == header)
              .map(one ->
                  YamlText.of(one.name())
                      + ": "
                      + YamlText.of(one.before() + one.field().template()))
              .collect(Collectors.joining(", "));
      if (!named.isEmpty()) {
        members.add((header ? "headers" : "query") + ": {" + named + "}");
      }
    }
    return "{" + String.join(", ", members) + "}";
  }

  /** The headers that requests of the fixtures carry, or the parameters. */
  SequencedMap<String, Object> samples(boolean header) {
    SequencedMap<String, Object> samples = new LinkedHashMap<>();
    if (basic != null && header) {
      samples.put("authorization", basic.sample());
    }
    credentials.stream()
        .filter(one -> one.header() == header)
        .forEach(one ->
            samples.put(
                header ? one.name().toLowerCase(Locale.ROOT) : one.name(),
                one.before() + one.field().sample()));
    return samples;
  }

  /** The parameters that every request carries. */
  List<String> parameters() {
    return List.copyOf(samples(false).keySet());
  }

  /** Over a request of the stand-in: whether it is let in. */
  String guard() {
    List<String> conditions = new ArrayList<>();
    if (basic != null) {
      conditions.add("$headers.authorization = " + basic.expected());
    }
    credentials.forEach(one -> conditions.add(one.expected()));
    return String.join(" and ", conditions);
  }
}
