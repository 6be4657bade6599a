package dev.mapwright.cli.command;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.Resource;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.offline.OfflineMapping;
import dev.mapwright.engine.problem.Nearest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which mapping a command uses without the vendor: the options that such commands share. */
public final class MappingChoice {
  @Mixin private ConnectorFolder connectors = new ConnectorFolder();

  @Option(
      names = "--overlay",
      paramLabel = "FILE",
      description = "An overlay that is laid over the connector.")
  private @Nullable Path overlay;

  @Option(
      names = "--resource",
      paramLabel = "NAME",
      description = "Which resource of the connector (default: its first).")
  private @Nullable String resourceName;

  @Option(
      names = "--account",
      paramLabel = "NAME=VALUE",
      description = "A field of the account that the mapping reads, no secret; may be repeated.")
  private Map<String, String> account = new LinkedHashMap<>();

  /**
   * A mapping that was chosen.
   *
   * @param account the account's fields that are no secrets
   */
  public record Chosen(
      Connector connector, Resource resource, UnifiedModel model, Map<String, String> account) {

    /** For some top-level fields of the model. */
    public OfflineMapping mapping(Set<String> fields) {
      return OfflineMapping.of(connector, resource, model, fields, account);
    }
  }

  /**
   * The mapping of a connector.
   *
   * @param name of the connector, or the path of its file
   * @throws CommandFailure if there is none, or its file or the overlay has errors, or an option
   *     does not fit it
   */
  public Chosen of(String name, ProjectData project, ConnectorLoader loader, UnifiedModels models)
      throws IOException {
    Connector named = ConnectorChoice.named(name, connectors.named(), project, loader);
    Connector connector = overlay == null ? named : LaidOverlay.over(named, overlay, loader);
    Resource resource = resource(connector);
    UnifiedModel model =
        models
            .find(resource.model())
            .orElseThrow(() -> new IllegalStateException("the loader holds that there is one"));
    return new Chosen(connector, resource, model, account(connector));
  }

  private Resource resource(Connector connector) {
    SequencedMap<String, Resource> all = connector.resources();
    if (resourceName == null) {
      return all.firstEntry().getValue();
    }
    Resource named = all.get(resourceName);
    if (named == null) {
      throw usage(
          connector.label() + " has no resource '" + resourceName + "'.",
          Nearest.advice(resourceName, all.keySet()));
    }
    return named;
  }

  /** What mappings may read of an account: a secret would only be shown to other users. */
  private Map<String, String> account(Connector connector) {
    List<String> open =
        connector.account().values().stream()
            .filter(field -> !field.secret())
            .map(field -> field.name())
            .toList();
    for (String name : account.keySet()) {
      if (!open.contains(name)) {
        throw usage(
            "--account takes a field of "
                + connector.label()
                + "'s accounts that is no secret,"
                + " not '"
                + name
                + "'.",
            open.isEmpty() ? "There is none." : Nearest.advice(name, open));
      }
    }
    return account;
  }

  private static CommandFailure usage(String what, String advice) {
    return new CommandFailure(ExitCode.USAGE, what + " " + advice);
  }
}
