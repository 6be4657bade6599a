package dev.mapwright.engine.upstream.request;

import dev.mapwright.engine.connector.Request;
import dev.mapwright.engine.expression.Template;
import dev.mapwright.engine.expression.Texts;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.failure.ConnectorException;
import dev.mapwright.engine.problem.Place;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The header of HTTP basic authentication. */
public final class BasicAuthentication {
  private BasicAuthentication() {}

  public static RequestParts of(Request.Basic basic, Variables variables, Place place) {
    String pair =
        text(basic.username(), "username", variables, place)
            + ":"
            + text(basic.password(), "password", variables, place);
    String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    return RequestParts.ofHeader("Authorization", "Basic " + encoded);
  }

  /** A user name or a password. */
  public static String text(Template template, String what, Variables variables, Place place) {
    Object value = template.render(null, variables);
    if (value == null) {
      throw new ConnectorException("The " + what + " of 'basic' is undefined", place);
    }
    return Texts.of(value);
  }
}
