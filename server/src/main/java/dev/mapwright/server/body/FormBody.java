package dev.mapwright.server.body;

import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.http.PercentEncoding;
import dev.mapwright.server.http.ServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a page's form sends. No message shows a value. */
public final class FormBody {
  private static final String TYPE = "application/x-www-form-urlencoded";
  private static final int MOST_PAIRS = 200;

  private FormBody() {}

  /**
   * The fields of a form, of several of one name the first.
   *
   * @throws HttpException 415 or 400 if it is none
   */
  public static Map<String, String> read(ServerRequest request) {
    String type = request.header("content-type");
    if (type == null || !type.startsWith(TYPE)) {
      throw HttpException.of(415, "Send the form as " + TYPE);
    }
    return pairs(new String(request.body().read(), StandardCharsets.UTF_8));
  }

  /**
   * The pairs of a query, likewise.
   *
   * @throws HttpException 400 if there are too many, or one is not percent-encoded UTF-8
   */
  public static Map<String, String> pairs(@Nullable String encoded) {
    Map<String, String> pairs = new LinkedHashMap<>();
    if (encoded == null || encoded.isEmpty()) {
      return pairs;
    }
    String[] parts = encoded.split("&", MOST_PAIRS + 1);
    if (parts.length > MOST_PAIRS) {
      throw HttpException.badRequest("There are more than " + MOST_PAIRS + " fields");
    }
    for (String part : parts) {
      int equals = part.indexOf('=');
      String name = decoded(equals < 0 ? part : part.substring(0, equals));
      pairs.putIfAbsent(name, equals < 0 ? "" : decoded(part.substring(equals + 1)));
    }
    return pairs;
  }

  private static String decoded(String text) {
    return PercentEncoding.decode(text.replace('+', ' '))
        .orElseThrow(
            () -> HttpException.badRequest("The form holds what is not percent-encoded UTF-8"));
  }
}
