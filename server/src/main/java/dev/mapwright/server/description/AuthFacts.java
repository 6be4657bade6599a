package dev.mapwright.server.description;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.AccountField;
import dev.mapwright.engine.connector.Auth;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.failure.EngineException;
import dev.mapwright.engine.upstream.auth.Authentications;
import dev.mapwright.server.http.JsonTree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a customer connects: what is pasted in, and what becomes of it. Never a value. */
final class AuthFacts {
  private AuthFacts() {}

  /** The formats, most vendors having one. */
  static List<String> formats(Connector connector) {
    return connector.auth().stream().map(AuthFacts::format).distinct().toList();
  }

  /** The format by which an account is let in; null if its fields fit none. */
  static @Nullable String format(Account account) {
    try {
      Auth auth = Authentications.choose(account);
      return auth == null ? null : format(auth);
    } catch (EngineException _) {
      return null; // told when it is used
    }
  }

  private static String format(Auth auth) {
    Auth.TokenSource token = auth.token();
    if (token == null) {
      return "api_key";
    }
    return switch (token.grant()) {
      case Auth.Grant.Login _ -> "api_key";
      case Auth.Grant.ClientCredentials _ -> "oauth2_client_credentials";
      case Auth.Grant.AuthorizationCode _ -> "oauth2";
    };
  }

  /** The fields that a customer pastes in. */
  static List<?> fields(Connector connector) {
    return connector.account().values().stream().map(AuthFacts::field).toList();
  }

  private static Object field(AccountField field) {
    JsonTree tree =
        JsonTree.of("name", field.name())
            .with("label", label(field))
            .with("help_text", field.help())
            .with(
                "type",
                field.secret() ? "password" : field.options().isEmpty() ? "text" : "single_select")
            .with("required", isRequired(field))
            .withPresent("default", field.defaultValue());
    if (!field.options().isEmpty()) {
      tree.with("options", field.options());
    }
    if (field.pattern() != null) {
      tree.with("pattern", field.pattern().pattern());
    }
    return tree.value();
  }

  /** What a form calls a field. */
  static String label(AccountField field) {
    return field.title() == null ? field.name() : field.title();
  }

  /** Whether a customer must fill it in. */
  static boolean isRequired(AccountField field) {
    return !field.optional() && field.defaultValue() == null;
  }
}
