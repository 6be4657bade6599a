package dev.mapwright.server.connect;

import dev.mapwright.engine.account.Consent;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.server.seal.Keeper;
import dev.mapwright.server.store.ConsentTable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Consents that customers are being asked for: each is bound to a link and to the browser that went
 * to the vendor, ends after minutes, and is good once, on whichever server it comes back to.
 * Thread-safe.
 */
final class PendingConsents {
  static final Duration LIFETIME = Duration.ofMinutes(15);

  private final Keeper keeper;
  private final InstantSource clock;

  PendingConsents(Keeper keeper, InstantSource clock) {
    this.keeper = keeper;
    this.clock = clock;
  }

  /**
   * What is being asked for.
   *
   * @param link the token of the link
   * @param connector the vendor's
   * @param fields what the customer filled in
   */
  record Pending(String link, String connector, Map<String, String> fields, Consent consent) {
    Pending {
      fields = Map.copyOf(fields);
    }

    @Override
    public String toString() {
      return "consent at " + connector;
    }
  }

  /** What came of a state that came back. */
  sealed interface Returned {
    /** It belongs to what was asked. */
    record Mine(Pending pending) implements Returned {}

    /** It was asked for in another browser. */
    record Foreign() implements Returned {}

    /** Nobody asked, or too long ago, or it has come back before. */
    record Unknown() implements Returned {}
  }

  /** Keeps one until its state comes back from this browser. */
  void add(Pending pending, String browser) {
    Map<String, Object> tree = new HashMap<>();
    tree.put("link", pending.link);
    tree.put("connector", pending.connector);
    tree.put("fields", pending.fields);
    tree.put("redirect_uri", pending.consent.redirectUri());
    tree.put("verifier", pending.consent.verifier());
    String state = Links.hash(pending.consent.state());
    long now = clock.millis();
    table()
        .add(
            new ConsentTable.Row(
                state,
                Links.hash(browser),
                now + LIFETIME.toMillis(),
                keeper.seal().seal(Json.writeBytes(tree), ConsentTable.place(state))),
            now);
  }

  /** Takes the consent of a state that came back. */
  Returned take(String state, String browser) {
    Optional<ConsentTable.Row> found = table().find(Links.hash(state));
    if (found.isEmpty() || clock.millis() >= found.get().expiresAt()) {
      return new Returned.Unknown();
    }
    ConsentTable.Row row = found.get();
    if (!row.browser().equals(Links.hash(browser))) {
      return new Returned.Foreign();
    }
    return table().take(row.state()) ? new Returned.Mine(read(row, state)) : new Returned.Unknown();
  }

  private Pending read(ConsentTable.Row row, String state) {
    Map<?, ?> tree =
        (Map<?, ?>) Json.read(keeper.seal().open(row.sealed(), ConsentTable.place(row.state())));
    Map<String, String> fields = new HashMap<>();
    ((Map<?, ?>) Objects.requireNonNull(tree.get("fields")))
        .forEach((name, value) -> fields.put((String) name, (String) value));
    return new Pending(
        text(tree, "link"),
        text(tree, "connector"),
        fields,
        new Consent(text(tree, "redirect_uri"), state, text(tree, "verifier")));
  }

  private static String text(Map<?, ?> tree, String name) {
    return (String) Objects.requireNonNull(tree.get(name));
  }

  private ConsentTable table() {
    return keeper.store().consents();
  }
}
