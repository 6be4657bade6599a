package dev.mapwright.engine.yaml.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.problem.SourceFile;
import org.junit.jupiter.api.Test;

/** Comments, each with what it is about. */
class FileNoteTest {
  @Test
  void aCommentBelongsToWhatFollowsOrStandsBesideIt() {
    SourceFile file =
        new SourceFile(
            "acme.yaml",
            """
            # Of the whole file,
            # in two lines.

            # Another.
            name: acme # beside
            lists:
              # Of the first.
              - request: "GET /a#b" # no comment inside of quotes
                query: {
                  a: 1, # within braces
                }
              - request: GET /b
              # At the end.
            """);

    assertThat(FileNote.of(file))
        .containsExactly(
            new FileNote("", "Of the whole file, in two lines."),
            new FileNote("", "Another."),
            new FileNote("name", "beside"),
            new FileNote("lists.0", "Of the first."),
            new FileNote("lists.0.request", "no comment inside of quotes"),
            new FileNote("lists.0.query.a", "within braces"),
            new FileNote("lists", "At the end."));
  }

  @Test
  void aFileWithoutCommentsHasNone() {
    assertThat(FileNote.of(new SourceFile("a.yaml", "a: '# no comment'"))).isEmpty();
  }
}
