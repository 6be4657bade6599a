package dev.mapwright.server;

import static dev.mapwright.server.route.Access.ADMIN;
import static dev.mapwright.server.route.Access.ANYONE;

import dev.mapwright.server.admin.AccountTrial;
import dev.mapwright.server.admin.Administration;
import dev.mapwright.server.connect.ConnectPages;
import dev.mapwright.server.connect.ConnectSettings;
import dev.mapwright.server.openapi.Contracts;
import dev.mapwright.server.route.Route;
import dev.mapwright.server.route.RouteTable;
import java.util.List;

/** The rows by which customers connect by themselves. */
final class ConnectApi {
  private ConnectApi() {}

  static ConnectPages pages(Parts parts, Administration by, ConnectSettings settings) {
    return new ConnectPages(
        settings,
        by.keeper(),
        parts.accounts(),
        by.accounts(),
        parts.connectors(),
        new AccountTrial(parts.accounts(), parts.api()),
        by.clock());
  }

  static List<Route> rows(Parts parts, Administration by, ConnectSettings settings) {
    ConnectPages pages = pages(parts, by, settings);
    return new RouteTable()
        .row("POST", "/link-token", ADMIN, pages.links()::create)
        .documented("createLinkToken", "A link by which a customer connects", Contracts.NEW_LINK)
        .get("/connect", ANYONE, pages.choose())
        .undocumented("A page on which a customer picks the vendor")
        .row("POST", "/connect", ANYONE, pages.chosen())
        .undocumented("Which it shall be")
        .get("/connect/callback", ANYONE, pages.callback())
        .undocumented("Where vendors send customers back to")
        .get("/connect/status", ANYONE, pages.status())
        .undocumented("Whether the account of a link is connected")
        .get("/connect/{integration}", ANYONE, pages.show())
        .undocumented("A page on which a customer connects; the way to the vendor's own page")
        .row("POST", "/connect/{integration}", ANYONE, pages.submit())
        .undocumented("What the customer fills in")
        .rows();
  }
}
