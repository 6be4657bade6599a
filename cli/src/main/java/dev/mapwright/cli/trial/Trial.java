package dev.mapwright.cli.trial;

import dev.mapwright.cli.vendor.VendorLine;
import dev.mapwright.engine.CallOptions;
import dev.mapwright.engine.GetCall;
import dev.mapwright.engine.GetResult;
import dev.mapwright.engine.ListCall;
import dev.mapwright.engine.ListReading;
import dev.mapwright.engine.Meta;
import dev.mapwright.engine.failure.EngineException;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.engine.watch.ExchangeListener;
import dev.mapwright.engine.watch.VendorExchange;
import dev.mapwright.engine.watch.Watch;
import dev.mapwright.engine.watch.Watched;
import dev.mapwright.server.truto.WrittenList;
import java.time.Duration;
import java.util.Map;

/**
 * Makes one call and shows all of it. For one thread.
 *
 * @param line to the vendor
 * @param resource of the connector
 * @param output what shows it
 * @param bodies how many characters of a body are shown
 */
record Trial(VendorLine line, String resource, TrialOutput output, int bodies) {
  /** Who waits for a list of any length ends it himself. */
  private static final Duration TIME = Duration.ofHours(12);

  private static final int CALLS = 1_000_000_000;

  /** Reads a list, at most so many records of it. */
  Tried list(WrittenList asked, int limit) {
    CallOptions options = asked.options().within(TIME, CALLS);
    ListCall call =
        new ListCall(line.account(), resource, asked.query(), asked.wants(), limit, null, options);
    return Watched.by(watch(), () -> list(call));
  }

  private Tried list(ListCall call) {
    long begin = System.nanoTime();
    long records = 0;
    try (ListReading reading = line.engine().stream(call)) {
      try {
        boolean isRead = true;
        while (isRead && records < call.limit()) {
          UnifiedRecord record = reading.next((int) (call.limit() - records));
          if (record == null) {
            break;
          }
          records++;
          isRead = output.record(record);
        }
        boolean more = records == call.limit() && reading.cursor() != null;
        return new Tried(reading.meta(), records, more, since(begin), null);
      } catch (EngineException e) {
        return new Tried(reading.meta(), records, true, since(begin), e);
      }
    } catch (EngineException e) {
      return failed(begin, e);
    }
  }

  /** Reads one record. */
  Tried get(String id) {
    CallOptions options = CallOptions.DEFAULT.within(Duration.ofMinutes(5), CALLS);
    GetCall call = new GetCall(line.account(), resource, id, Wants.ALL, Map.of(), options);
    return Watched.by(
        watch(),
        () -> {
          long begin = System.nanoTime();
          try {
            GetResult result = line.engine().get(call);
            output.record(result.record());
            return new Tried(result.meta(), 1, false, since(begin), null);
          } catch (EngineException e) {
            return failed(begin, e);
          }
        });
  }

  private static Tried failed(long begin, EngineException failure) {
    return new Tried(Meta.NOTHING, 0, false, since(begin), failure);
  }

  private static Duration since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private Watch watch() {
    return Watch.showing("try", new Witness());
  }

  /** Passes exchanges on. */
  private final class Witness implements ExchangeListener {
    @Override
    public int bodyCharacters() {
      return bodies;
    }

    @Override
    public void see(VendorExchange exchange) {
      output.exchange(exchange);
    }
  }
}
