package dev.mapwright.server;

import static dev.mapwright.server.route.Access.ANYONE;

import dev.mapwright.server.admin.Administration;
import dev.mapwright.server.auth.ApiToken;
import dev.mapwright.server.auth.CallerQuotas;
import dev.mapwright.server.auth.KnownCallers;
import dev.mapwright.server.connect.PublicAddress;
import dev.mapwright.server.console.Console;
import dev.mapwright.server.description.AccountStates;
import dev.mapwright.server.route.Route;
import dev.mapwright.server.route.RouteTable;
import dev.mapwright.server.seal.DeferredKey;
import java.time.InstantSource;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The rows of the console, whose pages let in by themselves who has signed in. */
final class ConsoleApi {
  private ConsoleApi() {}

  static Console console(Parts parts, KnownCallers callers, CallerQuotas quotas) {
    Administration by = parts.administration();
    Console.Content content =
        new Console.Content(
            parts.api(),
            parts.accounts(),
            parts.connectors(),
            parts.models(),
            by == null ? AccountStates.UNKNOWN : by.states(),
            by == null || parts.connect() == null
                ? null
                : ConnectApi.pages(parts, by, parts.connect()).links());
    return new Console(
        content,
        callers,
        quotas,
        by == null ? passingKey() : new DeferredKey(by.keeper()::consoleKey),
        parts.connect() == null ? new PublicAddress(null) : parts.connect().address(),
        by == null ? InstantSource.system() : by.clock());
  }

  /** Where nothing is kept, sessions end with the server. */
  private static SecretKey passingKey() {
    byte[] random = ApiToken.hash(ApiToken.generate());
    return new SecretKeySpec(random, "AES");
  }

  static List<Route> rows(Console console) {
    return new RouteTable()
        .get("/console", ANYONE, console.home())
        .undocumented("Leads to the first page of the console")
        .row("POST", "/console/sign-in", ANYONE, console.signIn())
        .undocumented("Signs in with a key")
        .row("POST", "/console/sign-out", ANYONE, console.signOut())
        .undocumented("Signs out")
        .get("/console/accounts", ANYONE, console.accounts())
        .undocumented("A page of the accounts")
        .get("/console/accounts/{id}", ANYONE, console.account())
        .undocumented("A page of one of them")
        .row("POST", "/console/accounts/{id}/test", ANYONE, console.accountTest())
        .undocumented("Asks the vendor for one record")
        .row("POST", "/console/accounts/{id}/link", ANYONE, console.accountLink())
        .undocumented("A link by which it is connected anew")
        .get("/console/connect", ANYONE, console.connect())
        .undocumented("Asks what a new account is to be")
        .row("POST", "/console/connect", ANYONE, console.connectLink())
        .undocumented("A link by which it is connected")
        .get("/console/candidates", ANYONE, console.candidates())
        .undocumented("A page of candidates, read live")
        .row("POST", "/console/candidates", ANYONE, console.candidatesFilter())
        .undocumented("Which of them are wanted")
        .get("/console/candidates/one", ANYONE, console.candidate())
        .undocumented("A page of one of them")
        .get("/console/connectors", ANYONE, console.connectors())
        .undocumented("A page of the connectors")
        .get("/console/connectors/{integration}", ANYONE, console.connector())
        .undocumented("A page of one of them")
        .get("/console/playground", ANYONE, console.playground())
        .undocumented("A page on which a mapping is tried")
        .row("POST", "/console/playground", ANYONE, console.playgroundRun())
        .undocumented("Tries it")
        .rows();
  }
}
