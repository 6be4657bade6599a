package dev.mapwright.server.openapi;

import dev.mapwright.server.http.JsonTree;
import dev.mapwright.server.route.Access;
import dev.mapwright.server.route.Contract;
import dev.mapwright.server.route.Trait;
import java.util.Arrays;
import java.util.List;

/** The groups in which a document shows its operations. */
enum Tag {
  RECORDS("Records", "What vendors have, in one form"),
  CATALOGUE("Catalogue", "What there is: vendors, accounts, methods and their parameters"),
  SERVER("Server", "The server itself");

  private final String title;
  private final String description;

  Tag(String title, String description) {
    this.title = title;
    this.description = description;
  }

  /** The group of a route. */
  static Tag of(Access access, Contract.Plain contract) {
    if (contract.is(Trait.CALLS_VENDOR)) {
      return RECORDS;
    }
    return access == Access.ANYONE ? SERVER : CATALOGUE;
  }

  String title() {
    return title;
  }

  /** The group, as a document lists it. */
  Object described() {
    return JsonTree.of("name", title).with("description", description).value();
  }

  static List<Object> all() {
    return Arrays.stream(values()).map(Tag::described).toList();
  }
}
