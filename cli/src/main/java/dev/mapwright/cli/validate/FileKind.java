package dev.mapwright.cli.validate;

import dev.mapwright.engine.account.file.AccountsLanguage;
import dev.mapwright.engine.connector.grammar.Language;
import dev.mapwright.engine.connector.grammar.OverlayLanguage;
import dev.mapwright.engine.problem.Nearest;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.engine.yaml.YamlNode;
import dev.mapwright.engine.yaml.YamlNode.MapNode;
import dev.mapwright.engine.yaml.schema.Key;
import dev.mapwright.engine.yaml.schema.Shape;
import dev.mapwright.fixtures.exchange.ExchangeLanguage;
import dev.mapwright.fixtures.exchange.ScenarioLanguage;
import dev.mapwright.fixtures.mutation.KnownSurvivors;
import dev.mapwright.fixtures.standin.StandInLanguage;
import dev.mapwright.server.dialect.file.DialectLanguage;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The kinds of files that authors write. */
public enum FileKind {
  CONNECTOR(Language.CONNECTOR),
  OVERLAY(OverlayLanguage.OVERLAY),
  ACCOUNTS(AccountsLanguage.ACCOUNTS),
  DIALECT(DialectLanguage.DIALECT),
  SCENARIO(ScenarioLanguage.SCENARIO),
  STAND_IN(StandInLanguage.STAND_IN),
  TEST_ACCOUNT(ExchangeLanguage.ACCOUNT),
  SURVIVORS(KnownSurvivors.SURVIVORS);

  private static final int MOST_LINES = 10_000;

  private static final Set<String> NEEDED =
      Arrays.stream(values())
          .flatMap(kind -> kind.shape.keys().values().stream())
          .filter(Key::required)
          .map(Key::name)
          .collect(Collectors.toUnmodifiableSet());

  private final Shape shape;

  FileKind(Shape shape) {
    this.shape = shape;
  }

  /**
   * Whether a text looks like a file of one of these kinds, even where it is no YAML: one of the
   * outermost keys stands there that such a file must have.
   */
  public static boolean isLikely(SourceFile file) {
    return file.text()
        .lines()
        .limit(MOST_LINES)
        .map(line -> line.indexOf(':') < 0 ? "" : line.substring(0, line.indexOf(':')))
        .anyMatch(NEEDED::contains);
  }

  /** Whether it is read together with files beside it, and so only as it has been saved. */
  public boolean isReadAsSaved() {
    return switch (this) {
      case SCENARIO, STAND_IN, TEST_ACCOUNT, SURVIVORS -> true;
      case CONNECTOR, OVERLAY, ACCOUNTS, DIALECT -> false;
    };
  }

  /** The kind of whose outermost keys a file has most; a connector where that says nothing. */
  static FileKind of(@Nullable YamlNode root) {
    return root instanceof MapNode map
        ? Arrays.stream(values())
            .sorted(Comparator.comparingLong((FileKind kind) -> kind.known(map)).reversed())
            .findFirst()
            .orElseThrow()
        : CONNECTOR;
  }

  /** A key that is almost one counts half. */
  private long known(MapNode map) {
    return map.entries().keySet().stream()
        .mapToLong(key ->
            shape.key(key) != null ? 2 : Nearest.to(key, shape.keys().keySet()).isPresent() ? 1 : 0)
        .sum();
  }
}
