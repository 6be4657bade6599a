package dev.mapwright.server.description;

import dev.mapwright.engine.connector.AccountField;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.Endpoint;
import dev.mapwright.engine.connector.Related;
import dev.mapwright.engine.connector.Resource;
import dev.mapwright.engine.connector.Source;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.yaml.format.FileNote;
import dev.mapwright.server.page.Block;
import dev.mapwright.server.page.DocumentPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What there is to know of a vendor, for people.
 *
 * @param connector the vendor
 * @param resources its resources of one unified model
 */
record VendorPage(Connector connector, List<Described> resources) {

  DocumentPage page() {
    List<Block> blocks = new ArrayList<>();
    String title = connector.label() + ": " + resources.getFirst().unifiedModel();
    blocks.add(new Block.Heading(1, title));
    if (connector.docs() != null) {
      blocks.add(new Block.Paragraph("The vendor's own documentation: " + connector.docs()));
    }
    connecting(blocks);
    resources.forEach(resource -> resource(resource, blocks));
    return new DocumentPage(title, blocks);
  }

  private void connecting(List<Block> blocks) {
    blocks.add(new Block.Heading(2, "Connecting an account"));
    if (connector.account().isEmpty()) {
      blocks.add(new Block.Paragraph("Nothing has to be filled in."));
      return;
    }
    blocks.add(
        new Block.Table(
            List.of("field", "name", "where to find it", "needed"),
            connector.account().values().stream().map(VendorPage::field).toList()));
  }

  private static List<String> field(AccountField field) {
    String allowed =
        field.options().isEmpty() ? "" : " One of " + String.join(", ", field.options()) + ".";
    String help = field.help() == null ? "" : field.help();
    return List.of(
        AuthFacts.label(field),
        code(field.name()),
        (help + allowed).strip(),
        AuthFacts.isRequired(field)
            ? "yes"
            : field.defaultValue() == null ? "no" : "no: " + field.defaultValue());
  }

  /** The same with what the author of its file remarks, for readers of files. */
  DocumentPage withRemarks() {
    DocumentPage page = page();
    List<FileNote> notes = FileNote.of(connector.bare().file());
    if (notes.isEmpty()) {
      return page;
    }
    List<Block> blocks = new ArrayList<>(page.blocks());
    blocks.add(new Block.Heading(2, "Remarks"));
    blocks.add(
        new Block.Paragraph(
            "What its author says in the file: habits of the vendor, and what is not"
                + " established."));
    blocks.add(
        new Block.Table(
            List.of("at", "remark"),
            notes.stream()
                .map(note -> List.of(note.at().isEmpty() ? "" : code(note.at()), note.text()))
                .toList()));
    return new DocumentPage(page.title(), blocks);
  }

  private static void requests(Resource resource, List<Block> blocks) {
    blocks.add(new Block.Heading(3, "Requests"));
    List<List<String>> rows = new ArrayList<>();
    for (Source source : resource.list()) {
      List<String> what = new ArrayList<>(RequestWords.further(source));
      what.addFirst("pages " + RequestWords.pages(source.pagination()));
      String when = resource.list().size() == 1 ? "" : ", " + RequestWords.when(source);
      rows.add(
          List.of(
              "list" + when,
              code(RequestWords.request(source.endpoint())),
              String.join("; ", what)));
    }
    rows.add(List.of("get", code(RequestWords.request(resource.get().endpoint())), ""));
    for (Related related : resource.related().values()) {
      Endpoint endpoint = RequestWords.endpoint(related);
      rows.add(
          List.of(
              code("$" + related.name()),
              endpoint == null ? "" : code(RequestWords.request(endpoint)),
              RequestWords.how(related)
                  + (related.optional() ? "; may be missing, for want of rights" : "")));
    }
    blocks.add(new Block.Table(List.of("for", "request", "how"), rows));
    Stream<Endpoint> endpoints =
        Stream.of(
                resource.list().stream().map(Source::endpoint),
                Stream.of(resource.get().endpoint()),
                resource.related().values().stream()
                    .map(RequestWords::endpoint)
                    .filter(Objects::nonNull))
            .flatMap(Function.identity());
    List<String> limits = RequestWords.limits(endpoints);
    blocks.add(
        new Block.Paragraph(
            limits.isEmpty()
                ? "No limit of requests is declared; the vendor's answers say when to wait."
                : "For each account: " + String.join("; ", limits) + "."));
  }

  private static void resource(Described described, List<Block> blocks) {
    String name = described.unifiedResource();
    blocks.add(
        new Block.Heading(2, name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1)));
    blocks.add(new Block.Paragraph("Methods: " + String.join(", ", Method.words()) + "."));
    blocks.add(new Block.Heading(3, "Fields"));
    blocks.add(new Block.Table(List.of("field", "what it is", "from"), fields(described)));
    blocks.add(new Block.Heading(3, "Filters"));
    blocks.add(
        new Block.Paragraph(
            "Every field can be filtered. These the vendor filters itself; all others, and all"
                + " other operators, the engine does on mapped records."));
    blocks.add(new Block.Table(List.of("field", "operators"), filters(described)));
    requests(described.resource(), blocks);
    List<String> gaps = Gaps.of(described.resource().list());
    if (!gaps.isEmpty()) {
      blocks.add(new Block.Heading(3, "Changes while a list is read"));
      gaps.forEach(gap -> blocks.add(new Block.Paragraph(gap)));
    }
  }

  private static List<List<String>> fields(Described described) {
    SequencedMap<FieldPath, List<String>> values = MappingTree.values(described.resource());
    return described.model().scalarPaths().stream()
        .filter(values::containsKey)
        .map(path ->
            List.of(
                code(path.toString()),
                described.model().field(path).orElseThrow().description(),
                values.getOrDefault(path, List.of()).stream()
                    .distinct()
                    .map(VendorPage::code)
                    .collect(Collectors.joining(", "))))
        .toList();
  }

  private static List<List<String>> filters(Described described) {
    List<List<String>> rows = new ArrayList<>();
    for (FieldPath path : described.model().scalarPaths()) {
      Map<String, String> marks = FilterMarks.of(described.resource(), described.model(), path);
      String sure = operators(marks, FilterMarks.NATIVE);
      String lossy = operators(marks, FilterMarks.APPROXIMATE);
      if (!(sure + lossy).isEmpty()) {
        String note =
            lossy.isEmpty() ? "" : lossy + " (may miss matches: where approximation is allowed)";
        rows.add(List.of(code(path.toString()), (sure + " " + note).strip()));
      }
    }
    return rows;
  }

  private static String operators(Map<String, String> marks, String wanted) {
    return marks.entrySet().stream()
        .filter(entry -> entry.getValue().equals(wanted))
        .map(Map.Entry::getKey)
        .collect(Collectors.joining(", "));
  }

  /** Vendors' names hold no backticks but those around names with special characters. */
  private static String code(String text) {
    return "`" + text.replace('`', '\'') + "`";
  }
}
