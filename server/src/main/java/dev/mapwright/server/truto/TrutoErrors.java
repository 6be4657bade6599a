package dev.mapwright.server.truto;

import dev.mapwright.server.failure.ErrorForm;
import dev.mapwright.server.failure.Failure;
import dev.mapwright.server.http.JsonOut;
import dev.mapwright.server.http.ServerResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** The error form: {@code {statusCode, error, message, details?}}, more where a vendor failed. */
public final class TrutoErrors implements ErrorForm {
  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(400, "Bad Request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(408, "Request Timeout"),
          Map.entry(409, "Conflict"),
          Map.entry(413, "Content Too Large"),
          Map.entry(414, "URI Too Long"),
          Map.entry(415, "Unsupported Media Type"),
          Map.entry(417, "Expectation Failed"),
          Map.entry(422, "Unprocessable Content"),
          Map.entry(426, "Upgrade Required"),
          Map.entry(429, "Too Many Requests"),
          Map.entry(431, "Request Header Fields Too Large"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(501, "Not Implemented"),
          Map.entry(502, "Bad Gateway"),
          Map.entry(503, "Service Unavailable"),
          Map.entry(504, "Gateway Timeout"),
          Map.entry(505, "HTTP Version Not Supported"));

  @Override
  public ServerResponse tell(Failure failure) {
    return ServerResponse.json(failure.status(), out -> write(failure, out))
        .with(failure.headers());
  }

  /** The failure as an object. */
  static void write(Failure failure, JsonOut out) throws IOException {
    out.beginObject();
    out.member("statusCode", failure.status());
    out.member("error", NAMES.getOrDefault(failure.status(), "Error"));
    out.member("message", failure.message());
    SequencedMap<String, Object> details = details(failure);
    if (!details.isEmpty()) {
      out.member("details", details);
    }
    Failure.Vendor vendor = failure.vendor();
    if (vendor != null) {
      out.member("truto_is_remote_error", true);
      out.member("raw_response", vendor.body());
      out.member("truto_error_insight", insight(vendor, failure.message()));
    }
    out.endObject();
  }

  private static SequencedMap<String, Object> details(Failure failure) {
    SequencedMap<String, Object> details = new LinkedHashMap<>();
    if (!failure.failures().isEmpty()) {
      details.put("failures", List.copyOf(failure.failures()));
    }
    String cursor = failure.nextCursor();
    if (cursor != null) {
      details.put("next_cursor", cursor);
    }
    return details;
  }

  private static Map<String, Object> insight(Failure.Vendor vendor, String message) {
    return switch (vendor.outcome()) {
      case RATE_LIMITED ->
          insight("rate_limit_error", "The vendor's rate limit for this account is used up");
      case FORBIDDEN ->
          insight("forbidden_error", "The account's credentials may not read this at the vendor");
      case UNAUTHORIZED ->
          insight("remote_error", "The vendor refused the account's credentials: renew them");
      case OK, EMPTY, EXPIRED, NOT_FOUND, BAD_REQUEST, UNAVAILABLE, VENDOR_ERROR ->
          insight("remote_error", message);
    };
  }

  private static Map<String, Object> insight(String key, String description) {
    return Map.of(key, Map.of("description", description));
  }
}
