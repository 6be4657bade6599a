package dev.mapwright.engine;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Resource;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.expression.function.IdParts;
import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.failure.EngineException;
import dev.mapwright.engine.filter.FilterChecker;
import dev.mapwright.engine.loss.Losses;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.engine.problem.Nearest;
import dev.mapwright.engine.query.RemoteQuery;
import dev.mapwright.engine.read.ContentReader;
import dev.mapwright.engine.read.GetReader;
import dev.mapwright.engine.read.Mappers;
import dev.mapwright.engine.read.ReadContext;
import dev.mapwright.engine.related.Tables;
import dev.mapwright.engine.related.Warnings;
import dev.mapwright.engine.upstream.PassedAnswer;
import dev.mapwright.engine.upstream.attempt.Budget;
import dev.mapwright.engine.upstream.memory.AnswerShare;
import dev.mapwright.engine.walk.CallScope;
import dev.mapwright.engine.walk.LoggedProgress;
import dev.mapwright.engine.walk.ReadingProgress;
import dev.mapwright.engine.walk.UnknownValues;
import dev.mapwright.engine.watch.EngineEvent;
import dev.mapwright.engine.watch.Watched;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads unified records of accounts: the engine's façade. Safe for any number of threads; a call
 * blocks its (virtual) thread.
 */
public final class Engine {
  private final EngineParts parts;
  private final Mappers mappers = new Mappers();
  private final Tables tables;
  private final ListOpener opener;

  /** An engine of these parts; it closes none of them. */
  public Engine(EngineParts parts) {
    this(parts, new WalkMemory(parts.limits()));
  }

  Engine(EngineParts parts, WalkMemory memory) {
    this.parts = parts;
    this.tables = new Tables(parts.limits().tableRows());
    this.opener = new ListOpener(parts, memory);
  }

  /**
   * A page of unified records.
   *
   * @throws EngineException told apart by whose fault it is
   */
  public ListPage list(ListCall call) {
    ReadContext reading = reading(call);
    return hold(reading, call.options(), () -> open(call, reading, false).page(call.limit()));
  }

  /**
   * A list to be read record by record, however long it is; {@link ListCall#limit} bounds it.
   * Nothing is asked of the vendor before the first record is, nor its next page before the records
   * of the last were given out.
   *
   * @throws EngineException told apart by whose fault it is
   */
  public ListReading stream(ListCall call) {
    ReadContext reading = reading(call);
    Holding holding = call.options().holding();
    if (holding != null) {
      holding.add(reading.scope().budget().answers());
    }
    return FailureTranslation.translate(reading.scope().secrets(), () -> open(call, reading, true));
  }

  /**
   * How a list would be answered, without asking the vendor anything.
   *
   * @throws EngineException if the query cannot be answered
   */
  public Explanation explain(ListCall call) {
    ReadContext reading = reading(call);
    return FailureTranslation.translate(
        reading.scope().secrets(), () -> opener.explain(call, checked(call, reading)));
  }

  /**
   * One unified record.
   *
   * @throws EngineException told apart by whose fault it is
   */
  public GetResult get(GetCall call) {
    ReadContext reading = reading(call.account(), call.resource(), call.options());
    return hold(
        reading,
        call.options(),
        () -> {
          GetReader reader = new GetReader(reading);
          UnifiedRecord record =
              reader.read(
                  call.id(),
                  call.wants(),
                  new CallScope.Extra(
                      RemoteQuery.ofGet(
                          call.account().connector(),
                          reading.resource().get().endpoint(),
                          call.remoteQuery()),
                      1,
                      UnknownValues.NONE,
                      false));
          return new GetResult(record, meta(reading), reading.warnings().losses().all());
        });
  }

  /**
   * The bytes of an attachment, ready to be passed on; to be closed.
   *
   * @throws EngineException told apart by whose fault it is; a missing attachment, and one without
   *     a file, is {@linkplain CallerException.Kind#NOT_FOUND not found}. What is laid over the
   *     connector does not count: a URL of an overlay is never called
   */
  public FileContent content(ContentCall call) {
    ReadContext reading = reading(call.account().bare(), call.resource(), call.options());
    return hold(
        reading,
        call.options(),
        () -> {
          ContentReader reader = new ContentReader(reading);
          Map<?, ?> attachment = reader.attachment(call.id(), call.attachment());
          return new AttachmentFile(
              ContentReader.name(attachment), reader.open(call.id(), attachment, call.maxBytes()));
        });
  }

  /**
   * A request of a caller's own, passed on to the account's vendor: authenticated, within its
   * limits, to the connector's base URL alone. The answer is to be closed.
   *
   * @throws EngineException told apart by whose fault it is
   */
  public PassedAnswer pass(PassCall call) {
    Account account = call.account();
    CallOptions options = call.options();
    tellBegin(account, "proxy");
    Budget budget =
        new Budget(parts.clock(), options.time(), options.maxCalls(), parts.room(), account.id());
    try {
      return FailureTranslation.translate(
          parts.upstream().secrets(account),
          () -> parts.upstream().pass(account, call.request(), call.maxBytes(), budget));
    } finally {
      budget.answers().close();
    }
  }

  /** What a call takes in memory is given back when it fails, or when its result has gone out. */
  private static <T> T hold(ReadContext reading, CallOptions options, Supplier<T> call) {
    AnswerShare answers = reading.scope().budget().answers();
    Holding holding = options.holding();
    boolean passedOn = false;
    try {
      T result = FailureTranslation.translate(reading.scope().secrets(), call);
      if (holding != null) {
        holding.add(answers);
        passedOn = true;
      }
      return result;
    } finally {
      if (!passedOn) {
        answers.close();
      }
    }
  }

  private ListReading open(ListCall call, ReadContext reading, boolean pageByPage) {
    return opener.open(call, checked(call, reading), pageByPage);
  }

  private ReadContext reading(ListCall call) {
    return reading(call.account(), call.resource(), call.options());
  }

  private static ReadContext checked(ListCall call, ReadContext reading) {
    FilterChecker.check(call.query(), reading.model());
    return reading;
  }

  private ReadContext reading(Account account, String name, CallOptions options) {
    Resource resource = account.connector().resources().get(name);
    if (resource == null) {
      throw new CallerException(
          CallerException.Kind.NOT_FOUND,
          account.connector().label()
              + " has no resource '"
              + name
              + "'. "
              + Nearest.advice(name, account.connector().resources().keySet()));
    }
    tellBegin(account, name);
    UnifiedModel model =
        parts
            .models()
            .find(resource.model())
            .orElseThrow(() -> new IllegalStateException("no model " + resource.model()));
    Variables variables = Variables.NONE.with("account", account.openFields());
    if (resource.id() != null) {
      variables = variables.with(IdParts.NAME, IdParts.of(resource.id()));
    }
    Budget budget =
        new Budget(
            parts.clock(),
            options.time(),
            options.maxCalls(),
            parts.room(),
            account.id(),
            options.background());
    Holding holding = options.holding();
    if (holding != null && holding.holdsMuch()) {
      budget.answers().doNotWait();
    }
    Losses losses = new Losses(account.connector().name(), parts.losses(), options.strict());
    ReadingProgress progress =
        parts.logsProgress() ? new LoggedProgress(account.id(), budget) : ReadingProgress.UNTOLD;
    CallScope scope =
        new CallScope(
            account, parts.upstream(), budget, parts.limits(), variables, losses, progress);
    Warnings warnings = new Warnings(losses, scope.secrets(), parts.limits().callWarnings());
    return new ReadContext(resource, model, scope, tables, mappers, warnings);
  }

  private static void tellBegin(Account account, String resource) {
    if (Watched.isOn()) {
      Watched.tell(new EngineEvent.CallBegan(account.connector().name(), account.id(), resource));
    }
  }

  private static Meta meta(ReadContext reading) {
    return new Meta(
        reading.scope().budget().calls(),
        1,
        1,
        0,
        Set.of(),
        reading.warnings().losses().inWords(),
        reading.warnings().texts(),
        reading.scope().budget().vendorLimit());
  }
}
