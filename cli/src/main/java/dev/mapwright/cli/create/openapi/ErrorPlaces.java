package dev.mapwright.cli.create.openapi;

import dev.mapwright.cli.create.draft.ErrorWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an operation's errors have their words.
 *
 * @param guess what is guessed of it; null where nothing is
 */
record ErrorPlaces(ErrorWords words, @Nullable String guess) {
  private static final List<String> WORDS =
      List.of(
          "message",
          "errormessage",
          "detail",
          "errordescription",
          "description",
          "title",
          "error",
          "msg",
          "reason");
  private static final List<String> AROUND = List.of("error", "errors", "fault");

  static ErrorPlaces of(DescribedOperation operation) {
    Schema failure = operation.failure();
    if (failure == null) {
      return new ErrorPlaces(
          ErrorWords.usual(), "the document does not say where an error has its words");
    }
    String guess = "by the names of members";
    String direct = word(failure);
    if (direct != null) {
      return new ErrorPlaces(new ErrorWords(List.of(direct), false), guess);
    }
    for (String name : failure.properties().keySet()) {
      Schema around = failure.member(name);
      boolean isList = around.isList();
      String inner = word(isList ? around.item() : around);
      if (AROUND.contains(Bare.of(name)) && inner != null) {
        List<String> path = new ArrayList<>(List.of(name, inner));
        return new ErrorPlaces(new ErrorWords(path, isList), guess);
      }
    }
    return new ErrorPlaces(ErrorWords.usual(), "no member of an error looks like its words");
  }

  private static @Nullable String word(Schema object) {
    return object.properties().keySet().stream()
        .filter(name -> WORDS.contains(Bare.of(name)))
        .filter(name -> object.member(name).type().equals("string"))
        .min(Comparator.comparingInt(name -> Bare.rank(name, WORDS)))
        .orElse(null);
  }
}
