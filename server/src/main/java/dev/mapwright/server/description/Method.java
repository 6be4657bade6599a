package dev.mapwright.server.description;

import dev.mapwright.engine.problem.Nearest;
import dev.mapwright.server.http.HttpException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What can be done with a resource. */
enum Method {
  LIST("A page of records, filtered and sorted as asked."),
  GET("One record by its id, as full as the vendor can give it.");

  private final String description;

  Method(String description) {
    this.description = description;
  }

  /** What it does, in a sentence. */
  String description() {
    return description;
  }

  /** The word of paths and queries. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Method::word).toList();
  }

  /**
   * The method of a word.
   *
   * @throws HttpException 404 if there is none
   */
  static Method of(String word) {
    return Arrays.stream(values())
        .filter(method -> method.word().equals(word))
        .findFirst()
        .orElseThrow(() ->
            HttpException.of(
                404, "There is no method '" + word + "'. " + Nearest.advice(word, words())));
  }
}
