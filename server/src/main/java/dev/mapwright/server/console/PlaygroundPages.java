package dev.mapwright.server.console;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.loss.Loss;
import dev.mapwright.engine.loss.Unmappable;
import dev.mapwright.engine.problem.Nearest;
import dev.mapwright.engine.problem.Place;
import dev.mapwright.engine.problem.Problem;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.jsonata.value.JsonataException;
import dev.mapwright.server.account.AccountEntry;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.body.FormBody;
import dev.mapwright.server.console.page.PlaygroundPage;
import dev.mapwright.server.console.page.PlaygroundPage.Draft;
import dev.mapwright.server.console.page.PlaygroundPage.Outcome;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.http.ServerResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code /console/playground}: maps a record that was pasted by a mapping that is edited. Nothing
 * is kept, no account is read, and nobody is called.
 *
 * @param accounts whose overlays may be begun with
 * @param connectors all vendors by name
 * @param workbench compiles and maps
 */
record PlaygroundPages(Accounts accounts, Map<String, Connector> connectors, Workbench workbench) {
  private static final int MOST_MAPPING = 131_072;
  private static final int MOST_RECORD = 524_288;
  private static final String OVERLAY = "overlay";

  /** {@code GET}: a vendor's mapping, or an overlay over it. */
  ServerResponse show(SignedIn who, Map<String, String> path) {
    Map<String, String> query = FormBody.pairs(who.request().query());
    String account = query.getOrDefault("integrated_account_id", "");
    if (!account.isEmpty()) {
      return ofAccount(who, account);
    }
    if (query.getOrDefault("connector", "").isEmpty()) {
      return PlaygroundPage.ask(who.setting(), connectors.values());
    }
    Connector connector = connector(query);
    boolean isOverlay = OVERLAY.equals(query.get("kind"));
    String mapping = DraftMapping.beginning(connector, isOverlay);
    return PlaygroundPage.of(
        200, who.setting(), new Draft(connector, isOverlay, mapping, ""), Outcome.NOTHING);
  }

  private ServerResponse ofAccount(SignedIn who, String id) {
    who.checkAdmin();
    AccountEntry entry = accounts.find(id, who.caller());
    entry.checkConnector();
    Connector connector = entry.account().connector();
    String own = entry.overlay();
    return PlaygroundPage.of(
        200,
        who.setting(),
        new Draft(connector, true, own == null ? DraftMapping.beginning(connector, true) : own, ""),
        Outcome.NOTHING);
  }

  /** {@code POST}: what the mapping makes of the record. */
  ServerResponse run(SignedIn who, Map<String, String> path, Map<String, String> form) {
    Connector connector = connector(FormBody.pairs(who.request().query()));
    boolean isOverlay = OVERLAY.equals(form.get("kind"));
    String mapping = form.getOrDefault("mapping", "").replace("\r\n", "\n");
    if (mapping.isBlank()) {
      mapping = DraftMapping.beginning(connector, isOverlay);
    }
    Draft draft =
        new Draft(
            connector, isOverlay, mapping, form.getOrDefault("record", "").replace("\r\n", "\n"));
    Outcome outcome = workbench.work(() -> outcome(who, draft));
    boolean isFine = outcome.fields() != null || draft.record().isBlank();
    return PlaygroundPage.of(isFine ? 200 : 422, who.setting(), draft, outcome);
  }

  private Outcome outcome(SignedIn who, Draft draft) {
    if (draft.mapping().length() > MOST_MAPPING) {
      return trouble(
          who.setting().say("playground.long.mapping", String.valueOf(MOST_MAPPING)), List.of());
    }
    if (draft.record().length() > MOST_RECORD) {
      return recordTrouble(
          who.setting().say("playground.long.record", String.valueOf(MOST_RECORD)), List.of());
    }
    DraftMapping mapping = DraftMapping.of(draft);
    Workbench.Compiled compiled = mapping.compiled(workbench);
    List<Problem> problems = mapping.about(compiled.problems());
    if (compiled.connector() == null) {
      return trouble(elsewhere(who, mapping, compiled.problems()), problems);
    }
    return draft.record().isBlank()
        ? new Outcome(null, null, problems, null, List.of(), List.of())
        : mapped(who, draft, mapping, compiled, problems);
  }

  private static Outcome trouble(@Nullable String words, List<Problem> problems) {
    return new Outcome(words, null, problems, null, List.of(), List.of());
  }

  /** What the mapping makes wrong in the rest of the connector; null for nothing. */
  private static @Nullable String elsewhere(
      SignedIn who, DraftMapping mapping, List<Problem> problems) {
    return problems.stream()
        .filter(problem -> problem.severity() == Problem.Severity.ERROR)
        .filter(problem -> mapping.placeIn(problem.place()) == null)
        .findFirst()
        .map(problem ->
            who.setting()
                .say(
                    "playground.elsewhere",
                    problem.place().file().line(problem.place().line()).strip(),
                    problem.message()))
        .orElse(null);
  }

  private static Outcome recordTrouble(String words, List<Problem> problems) {
    return new Outcome(null, words, problems, null, List.of(), List.of());
  }

  private Outcome mapped(
      SignedIn who,
      Draft draft,
      DraftMapping mapping,
      Workbench.Compiled compiled,
      List<Problem> problems) {
    Object document;
    try {
      document = Json.read(draft.record());
    } catch (JsonataException e) {
      return recordTrouble(
          who.setting()
              .say(
                  "playground.no.json",
                  String.valueOf(e.line()),
                  String.valueOf(e.column()),
                  e.getMessage()),
          problems);
    }
    try {
      Workbench.Explained explained =
          workbench.explain(compiled, DraftMapping.resource(draft.connector()), Map.of(), document);
      return new Outcome(
          null,
          null,
          problems,
          explained.fields(),
          explained.explanations().stream().map(mapping::inText).toList(),
          explained.losses().stream().map(loss -> mapping.inText(loss).inWords(1)).toList());
    } catch (Unmappable e) {
      return failed(who, mapping, e.loss(), problems);
    } catch (HttpException e) {
      return recordTrouble(e.getMessage(), problems);
    }
  }

  private static Outcome failed(
      SignedIn who, DraftMapping mapping, Loss loss, List<Problem> problems) {
    Place place = mapping.placeIn(loss.place());
    String words = who.setting().say("playground.unmappable", loss.field(), loss.came());
    if (place == null) {
      return trouble(words, problems);
    }
    Problem problem = new Problem("unmappable", Problem.Severity.ERROR, place, words, null);
    return new Outcome(null, null, List.of(problem), null, List.of(), List.of());
  }

  private Connector connector(Map<String, String> query) {
    String name = query.getOrDefault("connector", "");
    Connector connector = connectors.get(name);
    if (connector == null) {
      throw HttpException.of(
          404,
          "There is no integration '" + name + "'. " + Nearest.advice(name, connectors.keySet()));
    }
    return connector;
  }
}
