package dev.mapwright.cli.coverage;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.server.description.Catalogue;
import dev.mapwright.server.page.MarkdownPage;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * The pages of {@code docs/connectors}: one for each connector, and one that leads to them.
 *
 * @param connectors by name
 * @param models what records are mapped to
 */
public record ConnectorDocs(SequencedMap<String, Connector> connectors, UnifiedModels models) {
  private static final String INDEX =
      """
      # Connectors

      A page for each: how to connect, the fields it fills, what the vendor filters, its requests, pages and limits,
      and what its author remarks. [coverage.md](../coverage.md) has them side by side. Written by
      `./mapwright coverage --write` from the connectors' files. Not to be edited.

      | vendor | connected by |
      | --- | --- |
      """;

  /** The pages by the names of their files. */
  public SequencedMap<String, String> pages() {
    SequencedMap<String, String> pages = new LinkedHashMap<>();
    Catalogue catalogue = new Catalogue(connectors, models);
    StringBuilder index = new StringBuilder(INDEX);
    connectors.forEach((name, connector) -> {
      pages.put(name + ".md", MarkdownPage.text(catalogue.page(connector)) + written(name));
      index.append("| [%s](%s.md) | %s |\n".formatted(connector.label(), name, fields(connector)));
    });
    pages.putFirst("README.md", index.toString());
    return pages;
  }

  private static String written(String name) {
    return "\nWritten by `./mapwright coverage --write` from [its file](../../connectors/"
        + name
        + ".yaml). Not to be edited.\n";
  }

  private static String fields(Connector connector) {
    return String.join(
        ", ",
        connector.account().values().stream()
            .map(field -> field.title() == null ? field.name() : field.title())
            .toList());
  }
}
