package dev.mapwright.engine.connector;

import dev.mapwright.engine.expression.Template;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.problem.SourceFile;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * One vendor, as its YAML file describes it: checked, with all inheritance resolved. Immutable.
 *
 * @param name the slug, equal to the file's name
 * @param label the vendor's name for people
 * @param docs where the vendor documents its API
 * @param account the fields that a customer pastes in
 * @param baseUrl the origin and path prefix of relative requests
 * @param hosts further origins that requests and followed links may go to, those of absolute
 *     requests included
 * @param auth alternatives in the file's order; the first whose condition holds is used
 * @param resources by name
 * @param file the file, for messages
 * @param version tells what it says, overlays included, from anything else that it might say;
 *     comments and layout aside
 * @param overlays what is laid over the file, from the lowest; merged in everywhere above
 * @param beneath the same without the uppermost overlay; null where there is none
 */
public record Connector(
    String name,
    String label,
    @Nullable String docs,
    SequencedMap<String, AccountField> account,
    Template baseUrl,
    List<Template> hosts,
    List<Auth> auth,
    SequencedMap<String, Resource> resources,
    SourceFile file,
    long version,
    List<Overlay> overlays,
    @Nullable Connector beneath) {
  /** The layer of what the vendor's file says. */
  public static final String LAYER = "connector";

  public Connector {
    overlays = List.copyOf(overlays);
    account = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(account));
    hosts = List.copyOf(hosts);
    auth = List.copyOf(auth);
    resources = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(resources));
  }

  /** One that was never read from its file, which has no version. */
  public Connector(
      String name,
      String label,
      @Nullable String docs,
      SequencedMap<String, AccountField> account,
      Template baseUrl,
      List<Template> hosts,
      List<Auth> auth,
      SequencedMap<String, Resource> resources,
      SourceFile file) {
    this(name, label, docs, account, baseUrl, hosts, auth, resources, file, 0, List.of(), null);
  }

  /** The same as its file alone describes it. */
  public Connector bare() {
    return beneath == null ? this : beneath.bare();
  }

  /** Who says what stands at a place: a layer of the overlays, or {@link #LAYER}. */
  public String layerOf(Place place) {
    return overlays.stream()
        .filter(overlay -> overlay.file().equals(place.file()))
        .map(Overlay::layer)
        .findFirst()
        .orElse(LAYER);
  }

  /** The field that names the organization whose records are read; empty if there is only one. */
  public Optional<AccountField> organization() {
    return account.values().stream().filter(AccountField::organization).findFirst();
  }
}
