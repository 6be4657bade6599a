package dev.mapwright.server.console;

import dev.mapwright.engine.CallOptions;
import dev.mapwright.engine.GetCall;
import dev.mapwright.engine.ListCall;
import dev.mapwright.engine.ListPage;
import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Resource;
import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.failure.EngineException;
import dev.mapwright.engine.filter.FilterChecker;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.auth.TextSeal;
import dev.mapwright.server.body.FormBody;
import dev.mapwright.server.console.page.CandidatePage;
import dev.mapwright.server.console.page.CandidatesPage;
import dev.mapwright.server.console.page.PageSetting;
import dev.mapwright.server.description.FilterMarks;
import dev.mapwright.server.explain.ExplainedRecord;
import dev.mapwright.server.explain.LiveExplainer;
import dev.mapwright.server.explain.PlanDocument;
import dev.mapwright.server.failure.Failure;
import dev.mapwright.server.failure.Failures;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.unified.UnifiedApi;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code /console/candidates}: candidates of an account, read live. What an address says of people,
 * it says sealed.
 *
 * @param accounts whose
 * @param api reads them
 * @param workbench knows the models
 * @param explainer reads one, and tells where its fields come from
 * @param seal seals what stands in addresses
 */
record CandidatePages(
    Accounts accounts,
    UnifiedApi api,
    Workbench workbench,
    LiveExplainer explainer,
    TextSeal seal) {
  private static final String ACCOUNT = "integrated_account_id";
  private static final String PLACE = "at";
  private static final int ON_A_PAGE = 25;
  private static final Duration TIME = Duration.ofSeconds(20);

  private CandidatesPage.Asked asked(SignedIn who, String id, ListPlace place) {
    Account account = accounts.open(id, who.caller());
    Resource resource = account.connector().resources().firstEntry().getValue();
    UnifiedModel model = workbench.model(resource);
    Set<FieldPath> byVendor =
        model.scalarPaths().stream()
            .filter(path -> FilterMarks.of(resource, model, path).containsValue(FilterMarks.NATIVE))
            .collect(Collectors.toSet());
    return new CandidatesPage.Asked(
        accounts.find(id, who.caller()), resource.name(), model, byVendor, place.lines());
  }

  /** {@code GET /console/candidates}. */
  ServerResponse list(SignedIn who, Map<String, String> path) {
    Map<String, String> query = FormBody.pairs(who.request().query());
    String id = query.getOrDefault(ACCOUNT, "").strip();
    return id.isEmpty()
        ? CandidatesPage.ask(who.setting())
        : read(who, id, place(who, query.get(PLACE)));
  }

  /** {@code POST /console/candidates}: what was filled in becomes an address. */
  ServerResponse filter(SignedIn who, Map<String, String> path, Map<String, String> form) {
    String id = FormBody.pairs(who.request().query()).getOrDefault(ACCOUNT, "");
    ListPlace place = ListPlace.of(form);
    CandidatesPage.Asked asked = asked(who, id, place);
    try {
      FilterChecker.check(place.query(), asked.model());
    } catch (CallerException e) {
      return CandidatesPage.of(422, who.setting(), asked, nothing(e.failures()));
    }
    return ServerResponse.seeOther(address(who.setting(), id, place));
  }

  private static CandidatesPage.Found nothing(List<String> troubles) {
    return new CandidatesPage.Found(null, null, troubles, null, _ -> "");
  }

  private ListPlace place(SignedIn who, @Nullable String sealed) {
    return sealed == null
        ? ListPlace.BEGINNING
        : seal.open(sealed)
            .flatMap(ListPlace::of)
            .orElseThrow(() -> HttpException.badRequest(who.setting().say("error.place")));
  }

  private String address(PageSetting setting, String id, ListPlace place) {
    return setting.to("candidates?" + ACCOUNT + "=", id)
        + "&"
        + PLACE
        + "="
        + seal.seal(place.bytes());
  }

  private ServerResponse read(SignedIn who, String id, ListPlace place) {
    CandidatesPage.Asked asked = asked(who, id, place);
    Query query = place.query();
    ListCall call =
        new ListCall(
            accounts.open(id, who.caller()),
            asked.resource(),
            query,
            Wants.ALL,
            ON_A_PAGE,
            place.cursor(),
            options(who, false));
    PlanDocument plan = null;
    try {
      plan = new PlanDocument(query, api.explain(call));
      ListPage page = api.list(call);
      String cursor = page.nextCursor();
      return CandidatesPage.of(
          200,
          who.setting(),
          asked,
          new CandidatesPage.Found(
              plan,
              page,
              List.of(),
              cursor == null ? null : address(who.setting(), id, place.from(cursor)),
              record -> candidate(who.setting(), id, record)));
    } catch (EngineException e) {
      return failed(who, asked, plan, Failures.of(e));
    }
  }

  private static ServerResponse failed(
      SignedIn who, CandidatesPage.Asked asked, @Nullable PlanDocument plan, Failure failure) {
    List<String> troubles =
        failure.failures().isEmpty() ? List.of(failure.message()) : failure.failures();
    return CandidatesPage.of(
        failure.status(),
        who.setting(),
        asked,
        new CandidatesPage.Found(plan, null, troubles, null, _ -> ""));
  }

  private static CallOptions options(SignedIn who, boolean whole) {
    return new CallOptions(TIME, CallOptions.DEFAULT.maxCalls(), whole, false)
        .heldBy(who.request().holding());
  }

  private String candidate(PageSetting setting, String account, UnifiedRecord record) {
    return setting.to("candidates/one?" + ACCOUNT + "=", account)
        + "&"
        + PLACE
        + "="
        + seal.seal(record.id().getBytes(StandardCharsets.UTF_8));
  }

  /** {@code GET /console/candidates/one}. */
  ServerResponse one(SignedIn who, Map<String, String> path) {
    Map<String, String> query = FormBody.pairs(who.request().query());
    String id = query.getOrDefault(ACCOUNT, "");
    Account account = accounts.open(id, who.caller());
    String record =
        seal.open(query.getOrDefault(PLACE, ""))
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
            .orElseThrow(() -> HttpException.badRequest(who.setting().say("error.place")));
    String resource = account.connector().resources().firstEntry().getKey();
    ExplainedRecord explained =
        explainer.get(
            new GetCall(account, resource, record, Wants.ALL, Map.of(), options(who, true)));
    return CandidatePage.of(
        who.setting(), accounts.find(id, who.caller()), explained.result(), explained.fields());
  }
}
