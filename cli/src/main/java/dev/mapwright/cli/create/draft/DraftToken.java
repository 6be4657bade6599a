package dev.mapwright.cli.create.draft;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A token by OAuth 2.
 *
 * @param url of the token endpoint, as a template
 * @param played the same in the fixtures
 * @param consent the page where a customer consents; null where the app's own credentials do
 */
public record DraftToken(String url, String played, @Nullable String consent, List<String> scopes) {
  /** What the fixtures' token is. */
  static final String SAMPLE = "token-1";

  private static final DraftField CLIENT = new DraftField("client_id", "Client ID", false);
  private static final DraftField SECRET = new DraftField("client_secret", "Client secret", true);
  private static final DraftField REFRESH = new DraftField("refresh_token", "Refresh token", true);

  public DraftToken {
    scopes = List.copyOf(scopes);
  }

  List<DraftField> fields() {
    return consent == null ? List.of(CLIENT, SECRET) : List.of(CLIENT, SECRET, REFRESH);
  }

  /** The value of {@code oauth2} in the connector. */
  String inYaml() {
    SequencedMap<String, Object> said = new LinkedHashMap<>();
    said.put("grant", consent == null ? "client_credentials" : "authorization_code");
    if (consent != null) {
      said.put("authorize_url", consent);
    }
    said.put("token_url", url);
    if (!scopes.isEmpty()) {
      said.put("scopes", scopes);
    }
    return YamlText.of(said);
  }

  private SequencedMap<String, Object> form() {
    SequencedMap<String, Object> form = new LinkedHashMap<>();
    form.put("grant_type", consent == null ? "client_credentials" : "refresh_token");
    if (consent != null) {
      form.put("refresh_token", REFRESH.sample());
    } else if (!scopes.isEmpty()) {
      form.put("scope", String.join(" ", scopes));
    }
    return form;
  }

  private static String basic() {
    String pair = CLIENT.sample() + ":" + SECRET.sample();
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  /** The exchange that asks for a token. */
  List<String> login() {
    SequencedMap<String, Object> body = new LinkedHashMap<>();
    body.put("access_token", SAMPLE);
    body.put("token_type", "Bearer");
    body.put("expires_in", 3600L);
    return List.of(
        "request: POST " + played,
        "headers: {authorization: " + YamlText.of(basic()) + "}",
        "form: " + YamlText.of(form()),
        "answer: {json: " + YamlText.of(body) + "}");
  }

  /** Over a request of the stand-in: whether it is let in. */
  static String guard() {
    return "$substringAfter($headers.authorization, \"Bearer \") in $tokens";
  }

  /** The endpoint, as a route of the stand-in. */
  List<String> route() {
    String wrong =
        "$not($headers.authorization = \"Basic \" & $base64encode($account.client_id & \":\" &"
            + " $account.client_secret))";
    if (consent != null) {
      wrong += " or $not($form.refresh_token = $account.refresh_token)";
    }
    return List.of(
        "  - request: POST " + played,
        "    guards: []",
        "    form: " + YamlText.of(List.copyOf(form().keySet())),
        "    answers:",
        "      - when: " + YamlText.of(wrong),
        "        status: 401",
        "        body: {error: invalid_client}",
        "      - body: '{\"access_token\": $new_token, \"token_type\": \"Bearer\", \"expires_in\":"
            + " 3600}'");
  }
}
