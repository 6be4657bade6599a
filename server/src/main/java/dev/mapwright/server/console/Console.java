package dev.mapwright.server.console;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.admin.AccountTrial;
import dev.mapwright.server.auth.CallerQuotas;
import dev.mapwright.server.auth.KnownCallers;
import dev.mapwright.server.auth.TextSeal;
import dev.mapwright.server.connect.LinkOperations;
import dev.mapwright.server.connect.PublicAddress;
import dev.mapwright.server.description.AccountStates;
import dev.mapwright.server.explain.LiveExplainer;
import dev.mapwright.server.http.Operation;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.unified.UnifiedApi;
import java.time.InstantSource;
import java.util.Map;
import java.util.SequencedMap;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/** Puts the pages of the console together. */
public final class Console {
  private final ConsoleGate gate;
  private final SignOperations sign;
  private final AccountPages accounts;
  private final CandidatePages candidates;
  private final ConnectorPages connectors;
  private final PlaygroundPages playground;

  /**
   * What the console shows.
   *
   * @param api reads records
   * @param accounts all of them
   * @param connectors all vendors by name
   * @param models what records are mapped to
   * @param states how accounts are at their vendors
   * @param links makes links by which customers connect; null where they cannot
   */
  public record Content(
      UnifiedApi api,
      Accounts accounts,
      SequencedMap<String, Connector> connectors,
      UnifiedModels models,
      AccountStates states,
      @Nullable LinkOperations links) {}

  /**
   * A console.
   *
   * @param callers knows keys
   * @param quotas counts what is asked with them
   * @param key seals sessions
   * @param address where browsers reach the server
   */
  public Console(
      Content content,
      KnownCallers callers,
      CallerQuotas quotas,
      SecretKey key,
      PublicAddress address,
      InstantSource clock) {
    Sessions sessions = new Sessions(new TextSeal(key, "console session"), address, clock);
    Workbench workbench = new Workbench(content.models);
    this.gate = new ConsoleGate(sessions, callers, quotas, address);
    this.sign = new SignOperations(gate, sessions);
    this.accounts =
        new AccountPages(
            content.accounts,
            content.states,
            new AccountTrial(content.accounts, content.api),
            content.connectors,
            content.links);
    this.candidates =
        new CandidatePages(
            content.accounts,
            content.api,
            workbench,
            new LiveExplainer(content.api, content.models),
            new TextSeal(key, "console place"));
    this.connectors = new ConnectorPages(content.accounts, content.connectors, workbench);
    this.playground = new PlaygroundPages(content.accounts, content.connectors, workbench);
  }

  /** {@code GET /}: the console for browsers, and what else there was for all others. */
  public static Operation front(Operation others) {
    return (request, path) -> {
      String accepted = request.header("accept");
      ServerResponse answer =
          accepted != null && accepted.contains("text/html")
              ? ServerResponse.seeOther("./console")
              : others.handle(request, path);
      return answer.with(Map.of("vary", "Accept"));
    };
  }

  /** The first page. */
  public Operation home() {
    return gate.page((who, _) -> ServerResponse.seeOther(who.setting().to("accounts")));
  }

  /** Signs in. */
  public Operation signIn() {
    return sign.in();
  }

  /** Signs out. */
  public Operation signOut() {
    return sign.out();
  }

  /** The accounts. */
  public Operation accounts() {
    return gate.page(accounts::list);
  }

  /** One of them. */
  public Operation account() {
    return gate.page(accounts::one);
  }

  /** Tries one. */
  public Operation accountTest() {
    return gate.form(accounts::test);
  }

  /** Makes a link by which one is connected anew. */
  public Operation accountLink() {
    return gate.form(accounts::again);
  }

  /** Asks what a new account is to be. */
  public Operation connect() {
    return gate.page(accounts::ask);
  }

  /** Makes a link by which a new account is connected. */
  public Operation connectLink() {
    return gate.form(accounts::make);
  }

  /** Candidates of an account. */
  public Operation candidates() {
    return gate.page(candidates::list);
  }

  /** Which of them are wanted. */
  public Operation candidatesFilter() {
    return gate.form(candidates::filter);
  }

  /** One of them. */
  public Operation candidate() {
    return gate.page(candidates::one);
  }

  /** The connectors. */
  public Operation connectors() {
    return gate.page(connectors::list);
  }

  /** One of them. */
  public Operation connector() {
    return gate.page(connectors::one);
  }

  /** A mapping to be tried. */
  public Operation playground() {
    return gate.page(playground::show);
  }

  /** Tries it. */
  public Operation playgroundRun() {
    return gate.form(playground::run);
  }
}
