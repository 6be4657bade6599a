package dev.mapwright.server;

import static dev.mapwright.server.route.Access.ACCOUNT;
import static dev.mapwright.server.route.Access.ADMIN;
import static dev.mapwright.server.route.Access.ANYONE;
import static dev.mapwright.server.route.Access.KEY;
import static dev.mapwright.server.route.Access.PROXY;
import static dev.mapwright.server.route.Access.TOKEN;

import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.server.admin.Administration;
import dev.mapwright.server.console.Console;
import dev.mapwright.server.description.AccountOperations;
import dev.mapwright.server.description.AccountStates;
import dev.mapwright.server.description.CapabilityOperations;
import dev.mapwright.server.description.Catalogue;
import dev.mapwright.server.description.MetaOperations;
import dev.mapwright.server.description.VendorOperation;
import dev.mapwright.server.dialect.Dialect;
import dev.mapwright.server.dialect.serve.DialectOperations;
import dev.mapwright.server.health.Health;
import dev.mapwright.server.metrics.ServerMetrics;
import dev.mapwright.server.openapi.Contracts;
import dev.mapwright.server.openapi.DocsPage;
import dev.mapwright.server.openapi.Documents;
import dev.mapwright.server.proxy.ProxyOperation;
import dev.mapwright.server.route.Route;
import dev.mapwright.server.route.RouteTable;
import dev.mapwright.server.truto.TrutoDialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The whole HTTP API. From these rows come what is answered, HEAD and the {@code Allow} of a 405,
 * what needs no token, and the OpenAPI documents.
 *
 * @param truto answers in the server's own form
 * @param accounts tells of accounts
 * @param vendor tells how a customer connects
 * @param meta tells of methods
 * @param capabilities tells what can be called
 * @param proxy passes on what callers ask vendors themselves
 * @param health tells how the server is
 * @param dialects answer in the forms of dialect files
 * @param models what records there are
 * @param changes by which things are changed while the server runs
 * @param console pages for the people who run the server
 * @param metrics of all of it
 */
record HttpApi(
    TrutoDialect truto,
    AccountOperations accounts,
    VendorOperation vendor,
    MetaOperations meta,
    CapabilityOperations capabilities,
    ProxyOperation proxy,
    Health health,
    List<DialectOperations> dialects,
    UnifiedModels models,
    List<Route> changes,
    List<Route> console,
    ServerMetrics metrics) {
  /** What tells how the server is, and takes nobody's share. */
  static final Set<String> ABOUT_ITSELF = Set.of("/ping", Health.LIVE, Health.READY);

  private static final String CONTENT_PATH =
      "/unified/{model}/{resource}/{id}/attachments/{attachment}/content";

  private static final String PROXY_PATH = "/proxy/{" + Route.REST + "}";

  HttpApi {
    dialects = List.copyOf(dialects);
    changes = List.copyOf(changes);
    console = List.copyOf(console);
  }

  static HttpApi of(
      Parts parts,
      TrutoDialect truto,
      ProxyOperation proxy,
      Health health,
      List<DialectOperations> dialects,
      List<Route> console) {
    Catalogue catalogue = new Catalogue(parts.connectors(), parts.models());
    return new HttpApi(
        truto,
        new AccountOperations(parts.accounts(), states(parts)),
        new VendorOperation(catalogue),
        new MetaOperations(catalogue, parts.accounts()),
        new CapabilityOperations(catalogue, parts.accounts(), states(parts)),
        proxy,
        health,
        dialects,
        parts.models(),
        changes(parts),
        console,
        parts.observers().metrics());
  }

  /** All rows: those of the server's own form, then those of dialect files. */
  List<Route> rows() {
    List<Route> rows = new ArrayList<>(own());
    dialects.forEach(form -> rows.addAll(of(form)));
    return List.copyOf(rows);
  }

  /** The rows of the server's own form; the first that fits answers, so {@code meta} is no id. */
  List<Route> own() {
    List<Dialect> others = dialects.stream().map(DialectOperations::dialect).toList();
    DocsPage docs = new DocsPage(others);
    RouteTable table = new RouteTable();
    table
        .get("/unified/meta/{model}/{integration}", KEY, vendor)
        .documented(
            "describeVendor", "How a customer connects, and what there is", Contracts.VENDOR)
        .get("/unified/{model}/{resource}/meta", TOKEN, meta.withoutMethod())
        .undocumented("Says that nothing is there, and which methods are described")
        .get("/unified/{model}/{resource}/meta/{method}", TOKEN, meta::ofAccount)
        .documented(
            "metaOfAccount",
            "What a method takes and gives for the vendor of an account",
            Contracts.META_OF_ACCOUNT)
        .get("/unified/{model}/{resource}/{integration}/meta/{method}", KEY, meta::ofVendor)
        .documented("metaOfVendor", "What a method takes and gives", Contracts.META_OF_VENDOR)
        .get("/integration/{slug}/capabilities", KEY, capabilities::ofVendor)
        .documented("capabilitiesOfVendor", "What can be called", Contracts.CAPABILITIES)
        .get("/integrated-account", KEY, accounts::list)
        .documented(
            "listIntegratedAccounts",
            "The integrated accounts, without their secrets",
            Contracts.ACCOUNTS)
        .get("/integrated-account/me", TOKEN, accounts::me)
        .documented(
            "getMyIntegratedAccount",
            "The account named; the API token belongs to none",
            Contracts.MY_ACCOUNT)
        .get("/integrated-account/{id}", KEY, accounts::get)
        .documented("getIntegratedAccount", "One integrated account", Contracts.ACCOUNT)
        .get("/integrated-account/{id}/capabilities", KEY, capabilities::ofAccount)
        .documented("capabilitiesOfAccount", "What can be called", Contracts.CAPABILITIES)
        .get("/ping", ANYONE, TrutoDialect::ping)
        .documented("ping", "Whether the server is there", Contracts.PING)
        .get(MetricsServer.PATH, ADMIN, metrics::answer)
        .undocumented("The metrics, as Prometheus reads them")
        .get(Health.LIVE, ANYONE, health::live)
        .undocumented("Whether the process is alive")
        .get(Health.READY, ANYONE, health::ready)
        .undocumented("Whether requests should be sent")
        .get("/unified/{model}/{resource}", TOKEN, truto.list())
        .documented("list", "A page of records, filtered and sorted as asked", Contracts.LIST)
        .get("/unified/{model}/{resource}/{id}", TOKEN, truto.get())
        .documented("get", "One record, as full as the vendor can give it", Contracts.GET)
        .get(CONTENT_PATH, TOKEN, truto.content())
        .documented(
            "content",
            "The bytes of an attachment, passed on from the vendor as they come, with the vendor's"
                + " content type",
            Contracts.CONTENT)
        .get(PROXY_PATH, PROXY, proxy)
        .documented(
            "proxyGet",
            "A request of your own to the vendor of an account, answered as the vendor does",
            Contracts.PROXY)
        .row("POST", PROXY_PATH, PROXY, proxy)
        .documented("proxyPost", "The same with a body of any type", Contracts.PROXY)
        .get("/openapi.json", ANYONE, Documents.own(this::own, models))
        .documented("openapi", "This document", Contracts.DOCUMENT)
        .get("/", ANYONE, Console.front(docs.redirect("./docs")))
        .undocumented("Leads browsers to the console, and others to the page")
        .get("/docs", ANYONE, docs.page())
        .undocumented("A page that shows the documents")
        .get("/docs/", ANYONE, docs.pageBelow())
        .undocumented("The same")
        .get("/docs/start.js", ANYONE, docs.start())
        .undocumented("What begins when the page is there")
        .get("/docs/swagger-ui.css", ANYONE, docs.file("swagger-ui.css"))
        .undocumented("A file of the page")
        .get("/docs/swagger-ui-bundle.js", ANYONE, docs.file("swagger-ui-bundle.js"))
        .undocumented("A file of the page")
        .get("/docs/favicon-32x32.png", ANYONE, docs.file("favicon-32x32.png"))
        .undocumented("A file of the page");
    table.addAll(changes);
    table.addAll(console);
    dialects.forEach(form ->
        table
            .get(
                "/openapi/" + form.dialect().name() + ".json",
                ANYONE,
                Documents.of(form.dialect(), () -> of(form)))
            .undocumented("The document of a dialect"));
    return table.rows();
  }

  private static List<Route> changes(Parts parts) {
    Administration by = parts.administration();
    if (by == null) {
      return List.of();
    }
    List<Route> rows = new ArrayList<>(AdminApi.rows(parts, by));
    if (parts.syncs() != null) {
      rows.addAll(SyncApi.rows(parts.accounts(), parts.syncs()));
    }
    if (parts.webhooks() != null) {
      rows.addAll(WebhookApi.rows(parts.accounts(), parts.webhooks()));
    }
    if (parts.connect() != null) {
      rows.addAll(ConnectApi.rows(parts, by, parts.connect()));
    }
    return rows;
  }

  private static AccountStates states(Parts parts) {
    Administration by = parts.administration();
    return by == null ? AccountStates.UNKNOWN : by.states();
  }

  /** The rows of a dialect. */
  List<Route> of(DialectOperations form) {
    Dialect dialect = form.dialect();
    String records = dialect.resource();
    String name = records.substring(0, 1).toUpperCase(Locale.ROOT) + records.substring(1);
    RouteTable table =
        new RouteTable()
            .get(dialect.path(), ACCOUNT, form::list)
            .documented("list" + name, "A page of " + records, Contracts.listOf(dialect))
            .get(dialect.path() + "/{id}", ACCOUNT, form::get)
            .documented("get" + name, "One of the " + records, Contracts.getOf(dialect));
    form.syncPaths()
        .forEach((id, sync) ->
            table
                .row(sync.begins() ? "POST" : "GET", sync.path(), ACCOUNT, form.sync(sync))
                .documented(
                    id,
                    sync.begins() ? "Syncs the account now" : "How the account's sync stands",
                    Contracts.syncOf(sync)));
    return table.rows();
  }
}
