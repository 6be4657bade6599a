package dev.mapwright.engine.connector;

import dev.mapwright.engine.expression.Template;
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
    SourceFile file) {
  public Connector {
    account = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(account));
    hosts = List.copyOf(hosts);
    auth = List.copyOf(auth);
    resources = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(resources));
  }

  /** The field that names the organization whose records are read; empty if there is only one. */
  public Optional<AccountField> organization() {
    return account.values().stream().filter(AccountField::organization).findFirst();
  }
}
