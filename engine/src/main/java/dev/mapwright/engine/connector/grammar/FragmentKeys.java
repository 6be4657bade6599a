package dev.mapwright.engine.connector.grammar;

import static dev.mapwright.engine.yaml.schema.Key.of;

import dev.mapwright.engine.yaml.schema.Key;
import dev.mapwright.engine.yaml.schema.Kind;
import dev.mapwright.engine.yaml.schema.Kind.Matching;
import dev.mapwright.engine.yaml.schema.Kind.Named;
import dev.mapwright.engine.yaml.schema.Kind.Text;
import dev.mapwright.engine.yaml.schema.Kind.Tree;
import java.util.List;

/** Keys of what may be added to a request. */
final class FragmentKeys {
  static final Kind PARAMETER =
      new Matching("a parameter's name, as it is written", "(?:(?!\\{\\{)[\\s\\S])+");

  /** Parameters that are only added. */
  static final Kind ADDED = new Named(new Text("a name"), new Tree(), false);

  private static final Kind PARAMETERS = new Named(new Text("a name"), new Tree(), true);

  static final List<Key> FRAGMENT =
      List.of(
          of(
              "query",
              PARAMETERS,
              "Query parameters by the vendor's own names, sent as they are written; one that comes"
                  + " out undefined is left out. Sent with every request of what it stands in, but"
                  + " not added to a URL that is followed.",
              "{expand: jobs, since: \"{{ $from }}\"}"),
          of(
              "headers",
              PARAMETERS,
              "Header fields by name; one that comes out undefined is left out.",
              "{Accept: application/json}"));

  static final List<Key> BODY =
      List.of(
          of(
              "json",
              new Tree(),
              "The JSON body, nested as it is sent; a member that comes out undefined is left out,"
                  + " null is sent.",
              "{filters: {status: open}, ids: [\"{{ $batch }}\"]}"),
          of(
              "form",
              new Tree(),
              "The form body, by name; a field that comes out undefined is left out.",
              "{status: open}"));

  private FragmentKeys() {}
}
