package dev.mapwright.server.http;

import dev.mapwright.engine.watch.EngineEvent;
import dev.mapwright.engine.watch.EngineEvent.CallBegan;
import dev.mapwright.engine.watch.EngineEvent.VendorCalled;
import dev.mapwright.engine.watch.Watch;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What is found out about a request while it is answered, for logs, metrics and traces: in words of
 * the server's own, its accounts' and its files'. Thread-safe.
 */
public final class RequestNotes implements Watch {
  /** The form of what is in no dialect of a file. */
  public static final String OWN_FORM = "own";

  private final String id;
  private final AtomicInteger vendorCalls = new AtomicInteger();
  private volatile List<RequestObserver.Observation> observations = List.of();
  private volatile String form = OWN_FORM;
  private volatile @Nullable String route;
  private volatile @Nullable CallBegan call;

  /** Of a request that is called so. */
  public RequestNotes(String id) {
    this.id = id;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public void see(EngineEvent event) {
    switch (event) {
      case CallBegan began -> call = began;
      case VendorCalled _ -> vendorCalls.incrementAndGet();
      default -> {}
    }
    for (RequestObserver.Observation observation : observations) {
      observation.see(event);
    }
  }

  /** Tells these, too, from now on. */
  public void tell(List<RequestObserver.Observation> others) {
    observations = List.copyOf(others);
  }

  /** The dialect that it is in. */
  public void setForm(String name) {
    form = name;
  }

  /** The dialect that it is in, or {@link #OWN_FORM}. */
  public String form() {
    return form;
  }

  /** The pattern of the row that answers it. */
  public void setRoute(String pattern) {
    route = pattern;
  }

  /** The pattern of the row that answers it; null where none does, as far as is known. */
  public @Nullable String route() {
    return route;
  }

  /** Whose records are read; null where nobody's are, as far as is known. */
  public @Nullable CallBegan call() {
    return call;
  }

  /** How often vendors were asked for it. */
  public int vendorCalls() {
    return vendorCalls.get();
  }
}
