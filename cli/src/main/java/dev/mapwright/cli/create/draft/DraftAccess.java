package dev.mapwright.cli.create.draft;

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
 * What lets requests in: user and password, headers and parameters, a token, or all of them.
 *
 * @param basic HTTP basic authentication, if there is any
 * @param token by OAuth 2, if there is one
 */
public record DraftAccess(
    @Nullable Basic basic, List<Credential> credentials, @Nullable DraftToken token) {
  public DraftAccess {
    credentials = List.copyOf(credentials);
  }

  /** Without a token. */
  public DraftAccess(@Nullable Basic basic, List<Credential> credentials) {
    this(basic, credentials, null);
  }

  /**
   * User and password.
   *
   * @param password null where it stays empty
   */
  public record Basic(DraftField user, @Nullable DraftField password) {
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
  public record Credential(boolean header, String name, String before, DraftField field) {
    private String expected() {
      String variable = header ? "$headers.`" + name.toLowerCase(Locale.ROOT) : "$query.`" + name;
      String start = before.isEmpty() ? "" : Json.write(before) + " & ";
      return variable + "` = " + start + "$account." + field.name();
    }
  }

  /** The usual one, where nothing says which it is. */
  public static DraftAccess usual() {
    DraftField token = new DraftField("token", "API token", true);
    return new DraftAccess(null, List.of(new Credential(true, "Authorization", "Bearer ", token)));
  }

  /** The same with a further field in a header or parameter. */
  public DraftAccess with(boolean header, String parameter) {
    List<Credential> more = new ArrayList<>(credentials);
    DraftField field =
        DraftField.ofCredential(
            parameter, name -> fields().stream().anyMatch(other -> other.name().equals(name)));
    more.add(new Credential(header, parameter, "", field));
    return new DraftAccess(basic, more, token);
  }

  /** The fields that a customer pastes in. */
  public List<DraftField> fields() {
    List<DraftField> fields = new ArrayList<>();
    if (basic != null) {
      fields.add(basic.user());
      if (basic.password() != null) {
        fields.add(basic.password());
      }
    }
    credentials.forEach(credential -> fields.add(credential.field()));
    if (token != null) {
      fields.addAll(token.fields());
    }
    return fields;
  }

  /** The value of {@code auth} in the connector. */
  String inYaml() {
    List<String> members = new ArrayList<>();
    if (token != null) {
      members.add("oauth2: " + token.inYaml());
    }
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
      if (header && token != null && !credentials.isEmpty()) {
        String bearer = "Authorization: \"Bearer {{ $token.access_token }}\"";
        named = named.isEmpty() ? bearer : bearer + ", " + named;
      }
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
    if (token != null && header) {
      samples.put("authorization", "Bearer " + DraftToken.SAMPLE);
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
    if (token != null) {
      conditions.add(DraftToken.guard());
    }
    credentials.forEach(one -> conditions.add(one.expected()));
    return String.join(" and ", conditions);
  }
}
