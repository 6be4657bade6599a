package dev.mapwright.server.openapi;

import static dev.mapwright.server.openapi.Schemas.TEXT;
import static dev.mapwright.server.openapi.Schemas.ref;

import dev.mapwright.engine.connector.grammar.OverlayLanguage;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.server.admin.AccountChanges;
import dev.mapwright.server.admin.AppOperations;
import dev.mapwright.server.admin.EventOperations;
import dev.mapwright.server.admin.KeyOperations;
import dev.mapwright.server.admin.OverlayOperations;
import dev.mapwright.server.admin.OverlayPreview;
import dev.mapwright.server.connect.LinkOperations;
import dev.mapwright.server.description.AccountOperations;
import dev.mapwright.server.description.CapabilityOperations;
import dev.mapwright.server.description.MetaOperations;
import dev.mapwright.server.description.VendorOperation;
import dev.mapwright.server.dialect.Dialect;
import dev.mapwright.server.explain.PlanDocument;
import dev.mapwright.server.http.JsonTree;
import dev.mapwright.server.proxy.ProxyOperation;
import dev.mapwright.server.query.QueryParameter;
import dev.mapwright.server.route.Contract;
import dev.mapwright.server.route.Contract.OfModels;
import dev.mapwright.server.route.Contract.Plain;
import dev.mapwright.server.route.Trait;
import dev.mapwright.server.sync.serve.ChangeOperations;
import dev.mapwright.server.sync.serve.SyncOperations;
import dev.mapwright.server.sync.serve.SyncRunOperations;
import dev.mapwright.server.truto.ContentOperation;
import dev.mapwright.server.truto.DebuggedCall;
import dev.mapwright.server.truto.DialectNames;
import dev.mapwright.server.truto.TrutoParameters;
import dev.mapwright.server.webhook.WebhookOperations;
import java.util.List;
import java.util.Map;

/** What each row of the route table takes and gives. */
public final class Contracts {
  private static final List<QueryParameter<?>> NONE = List.of();

  public static final Contract LIST = new OfModels(Contracts::list);
  public static final Contract GET = new OfModels(Contracts::get);

  public static final Contract CONTENT =
      new OfModels(_ -> Plain.ofBytes(ContentOperation.PARAMETERS).with(Trait.CALLS_VENDOR));

  public static final Contract META_OF_ACCOUNT =
      new OfModels(_ -> Plain.of(MetaOperations.OF_ACCOUNT, ref("MethodMeta")));

  public static final Contract META_OF_VENDOR =
      new OfModels(_ -> Plain.of(NONE, ref("VendorMethodMeta")));

  public static final Contract VENDOR =
      new OfModels(_ ->
          Plain.of(VendorOperation.PARAMETERS, ref("VendorDescription"))
              .or("text/markdown", TEXT)
              .or("text/html", TEXT));

  public static final Contract CAPABILITIES =
      Plain.of(CapabilityOperations.PARAMETERS, ref("Capabilities"));

  public static final Contract ACCOUNTS =
      Plain.of(AccountOperations.OF_LIST, ref("IntegratedAccountList"));

  public static final Contract MY_ACCOUNT =
      Plain.of(List.of(TrutoParameters.ONE_ACCOUNT), ref("IntegratedAccount"));

  public static final Contract ACCOUNT = Plain.of(NONE, ref("IntegratedAccount"));

  public static final Contract NEW_ACCOUNT =
      Plain.of(NONE, ref("IntegratedAccount")).sent(AccountChanges.NEW);

  public static final Contract ACCOUNT_CHANGE =
      Plain.of(NONE, ref("IntegratedAccount")).sent(AccountChanges.CHANGE);

  public static final Contract REMOVED_ACCOUNT = Plain.of(NONE, ref("RemovedIntegratedAccount"));

  public static final Contract ACCOUNT_TOKEN =
      Plain.of(NONE, ref("IntegratedAccountToken")).sent(AccountChanges.TOKEN);

  public static final Contract ACCOUNT_TRIAL = Plain.of(NONE, ref("IntegratedAccountTrial"));

  public static final Contract PROXY =
      Plain.ofBytes(ProxyOperation.PARAMETERS).with(Trait.CALLS_VENDOR);

  public static final Contract OVERLAY = Plain.ofText(OverlayOperations.YAML);

  public static final Contract PUT_OVERLAY =
      Plain.of(NONE, ref("StoredOverlay")).sent(OverlayLanguage.OVERLAY);

  public static final Contract OVERLAY_PREVIEW =
      Plain.of(NONE, ref("OverlayPreview")).sent(OverlayPreview.BODY).with(Trait.CALLS_VENDOR);

  public static final Contract API_KEYS = Plain.of(KeyOperations.OF_LIST, ref("ApiKeyList"));

  public static final Contract ACCOUNT_EVENTS =
      Plain.of(EventOperations.OF_LIST, ref("AccountEventList"));

  public static final Contract APPS = Plain.of(NONE, ref("AppList"));

  public static final Contract PUT_APP = Plain.of(NONE, ref("App")).sent(AppOperations.APP);

  public static final Contract REMOVED_APP = Plain.of(NONE, ref("RemovedApp"));

  public static final Contract API_KEY = Plain.of(NONE, ref("ApiKey"));

  public static final Contract NEW_API_KEY =
      Plain.of(NONE, ref("NewApiKey")).sent(KeyOperations.NEW);

  public static final Contract NEW_LINK = Plain.of(NONE, ref("LinkToken")).sent(LinkOperations.NEW);

  public static final Contract ROTATION = Plain.of(NONE, ref("SealingKeyRotation"));

  public static final Contract ERASED = Plain.of(NONE, ref("Erasure"));

  public static final Contract SYNC = Plain.of(NONE, ref("SyncList"));

  public static final Contract PUT_SYNC =
      Plain.of(NONE, ref("SyncList")).sent(SyncOperations.PERIOD);

  public static final Contract SYNC_RUN = Plain.of(NONE, ref("SyncJobRun"));

  public static final Contract NEW_SYNC_RUN =
      Plain.of(NONE, ref("SyncJobRun")).sent(SyncRunOperations.NEW);

  public static final Contract SYNC_RUNS =
      Plain.of(SyncRunOperations.OF_LIST, ref("SyncJobRunList"));

  public static final Contract CHANGES =
      Plain.of(ChangeOperations.PARAMETERS, ref("ChangeList")).or("text/event-stream", TEXT);

  public static final Contract WEBHOOKS = Plain.of(NONE, ref("WebhookList"));

  public static final Contract WEBHOOK = Plain.of(NONE, ref("Webhook"));

  public static final Contract NEW_WEBHOOK =
      Plain.of(NONE, ref("NewWebhook")).sent(WebhookOperations.NEW);

  public static final Contract WEBHOOK_CHANGE =
      Plain.of(NONE, ref("Webhook")).sent(WebhookOperations.CHANGE);

  public static final Contract REMOVED_WEBHOOK = Plain.of(NONE, ref("RemovedWebhook"));

  public static final Contract DEAD_LETTERS =
      Plain.of(WebhookOperations.OF_DEAD, ref("DeadLetterList"));

  public static final Contract REPLAY =
      Plain.of(NONE, ref("Replay")).sent(WebhookOperations.REPLAY);

  public static final Contract PING =
      Plain.of(
          NONE,
          JsonTree.of("type", "object")
              .with("properties", JsonTree.of("status", Map.of("const", "ok")))
              .with("required", List.of("status"))
              .value());

  public static final Contract DOCUMENT = Plain.of(NONE, Schemas.OBJECT).with(Trait.CACHED);

  private Contracts() {}

  private static Plain list(UnifiedModel model) {
    String record = Schemas.name(model);
    return Plain.of(
            new TrutoParameters(model).ofList(),
            anyOf(
                ref(record + "List"),
                ref(record + "ListByKey"),
                ref(record + "RawList"),
                ref(record + "RawListByKey"),
                ref(record + "NormalizedList")))
        .or(DebuggedCall.MEDIA_TYPE, ref("Debugged"))
        .or(PlanDocument.MEDIA_TYPE, ref("Plan"))
        .or("application/x-ndjson", TEXT)
        .taking(DocumentedFilters.ofList(names(model), model))
        .with(Trait.CALLS_VENDOR);
  }

  private static Plain get(UnifiedModel model) {
    String record = Schemas.name(model);
    return Plain.of(
            new TrutoParameters(model).ofGet(),
            anyOf(ref(record), ref(record + "Normalized"), raw()))
        .or(DebuggedCall.MEDIA_TYPE, ref("Debugged"))
        .taking(DocumentedFilters.ofGet(names(model), model))
        .with(Trait.CALLS_VENDOR);
  }

  /** Of a dialect's list. */
  public static Contract listOf(Dialect dialect) {
    return Plain.of(NONE, ref(DialectDocument.LIST))
        .taking(DialectParameters.ofList(dialect))
        .with(Trait.CALLS_VENDOR);
  }

  /** Of one record of a dialect. */
  public static Contract getOf(Dialect dialect) {
    return Plain.of(NONE, ref(DialectDocument.RECORD))
        .taking(DialectParameters.ofGet(dialect))
        .with(Trait.CALLS_VENDOR);
  }

  /** Of a path by which a dialect tells of syncs. */
  public static Contract syncOf(Dialect.SyncPath sync) {
    return Plain.of(NONE, sync.schema());
  }

  private static DialectNames names(UnifiedModel model) {
    return DialectNames.bundled("truto", model.name().substring(model.name().indexOf('/') + 1));
  }

  private static Map<String, ?> raw() {
    return JsonTree.of("type", "object")
        .with("description", "The vendor's record, with `truto_response_format=raw`")
        .value();
  }

  private static Map<String, ?> anyOf(Map<?, ?>... schemas) {
    return Map.of("anyOf", List.of(schemas));
  }
}
