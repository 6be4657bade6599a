package dev.mapwright.server.store;

import java.time.Duration;
import java.util.List;

/**
 * What the server remembers. Each table has its own face; what was answered is on the disk or with
 * the database server. Safe for any number of threads, which wait at most five seconds.
 */
public final class Store implements AutoCloseable {
  private final Database database;
  private final FactTable facts;
  private final NumberTable numbers;
  private final RecordTable records;
  private final SecretTable secrets;
  private final TokenTable tokens;
  private final SealedValues sealed;
  private final ApiKeyTable apiKeys;
  private final QuotaTable quotas;
  private final BudgetTable budgets;
  private final AccountTable accounts;
  private final AccountEventTable events;
  private final AppTable apps;
  private final LinkTable links;
  private final ConsentTable consents;
  private final SyncTable syncs;
  private final SyncRunTable syncRuns;
  private final SyncedTable synced;
  private final ErasureTable erasure;
  private final WebhookTable webhooks;
  private final DeliveryTable deliveries;

  Store(Database database) {
    this.database = database;
    this.facts = new FactTable(database);
    this.numbers = new NumberTable(database);
    this.records = new RecordTable(database);
    this.secrets = new SecretTable(database);
    this.tokens = new TokenTable(database);
    this.accounts = new AccountTable(database);
    this.apps = new AppTable(database);
    this.events = new AccountEventTable(database);
    this.apiKeys = new ApiKeyTable(database);
    this.quotas = new QuotaTable(database);
    this.budgets = new BudgetTable(database);
    this.links = new LinkTable(database);
    this.consents = new ConsentTable(database);
    this.syncs = new SyncTable(database);
    this.syncRuns = new SyncRunTable(database);
    this.synced = new SyncedTable(database);
    this.erasure = new ErasureTable(database);
    this.webhooks = new WebhookTable(database);
    this.deliveries = new DeliveryTable(database);
    this.sealed =
        new SealedValues(
            database,
            List.of(
                SecretTable.COLUMN,
                TokenTable.COLUMN,
                AccountTable.COLUMN,
                AppTable.COLUMN,
                ConsentTable.COLUMN,
                SyncedTable.COLUMN,
                WebhookTable.COLUMN));
  }

  /**
   * Opens a store in the background, as that takes about a second; made where there is none, and
   * brought up to date. Who asks before waits. Why it cannot be opened, {@link #awaitOpen} tells,
   * and so does every use.
   */
  public static Store open(StoreLocation location) {
    return new Store(Database.open(location));
  }

  /**
   * Waits until it can be used.
   *
   * @throws StoreException if it cannot be opened
   */
  public void awaitOpen() throws InterruptedException {
    database.awaitOpen();
  }

  /** How it is. */
  public enum State {
    /** It is being opened, or brought up to date. */
    OPENING,
    /** It answers. */
    ANSWERS,
    /** It could not be opened, or does not answer. */
    SILENT
  }

  /** How it is now; asked for no longer than that. */
  public State state(Duration patience) {
    return database.state(patience);
  }

  /** Whether other servers may have it at the same time. */
  public boolean isShared() {
    return database.location() instanceof StoreLocation.Server;
  }

  /** How often the database has been asked since this was opened. */
  public long calls() {
    return database.calls();
  }

  /** What to throw when something else that writes to it takes too long. */
  public StoreException late() {
    return database.late(null);
  }

  /** Where it is; without secrets. */
  @Override
  public String toString() {
    return database.location().toString();
  }

  /** Facts of this database. */
  public FactTable facts() {
    return facts;
  }

  /** Numbers that stand for names. */
  public NumberTable numbers() {
    return numbers;
  }

  /** Which records there are, and since when they are as they are. */
  public RecordTable records() {
    return records;
  }

  /** Secrets of the server itself. */
  public SecretTable secrets() {
    return secrets;
  }

  /** What is known of accounts' tokens. */
  public TokenTable tokens() {
    return tokens;
  }

  /** Accounts that were made while the server ran. */
  public AccountTable accounts() {
    return accounts;
  }

  /** The operator's own apps at vendors. */
  public AppTable apps() {
    return apps;
  }

  /** What became of accounts. */
  public AccountEventTable events() {
    return events;
  }

  /** Links by which customers connect. */
  public LinkTable links() {
    return links;
  }

  /** Consents that customers are being asked for. */
  public ConsentTable consents() {
    return consents;
  }

  /** What is synced, when, and by which server. */
  public SyncTable syncs() {
    return syncs;
  }

  /** The runs of syncs. */
  public SyncRunTable syncRuns() {
    return syncRuns;
  }

  /** The records that are kept. */
  public SyncedTable synced() {
    return synced;
  }

  /** Removes what is kept of accounts and persons. */
  public ErasureTable erasure() {
    return erasure;
  }

  /** Where events are sent. */
  public WebhookTable webhooks() {
    return webhooks;
  }

  /** Events that are to be sent. */
  public DeliveryTable deliveries() {
    return deliveries;
  }

  /** The keys of callers. */
  public ApiKeyTable apiKeys() {
    return apiKeys;
  }

  /** What has been taken of the requests that may be made. */
  public QuotaTable quotas() {
    return quotas;
  }

  /** What has been taken of vendors' rate budgets. */
  public BudgetTable budgets() {
    return budgets;
  }

  /** All that is sealed, whatever table it is in. */
  public SealedValues sealed() {
    return sealed;
  }

  /** Lets what is being written finish. */
  @Override
  public void close() {
    database.close();
  }
}
