package dev.mapwright.engine.vendor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An answer of a loopback vendor. */
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
public record Said(int status, List<Header> headers, byte[] body) {

  /** One header line. */
  public record Header(String name, String value) {}

  /** 200 with a JSON body. */
  public static Said json(String body) {
    return text(body).with("Content-Type", "application/json");
  }

  /** 200 with a body of no declared kind. */
  public static Said text(String body) {
    return new Said(200, List.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  /** A status without body. */
  public static Said nothing(int status) {
    return new Said(status, List.of(), new byte[0]);
  }

  /** With another status. */
  public Said as(int newStatus) {
    return new Said(newStatus, headers, body);
  }

  /** With a header more. */
  public Said with(String name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new Said(status, List.copyOf(more), body);
  }
}
