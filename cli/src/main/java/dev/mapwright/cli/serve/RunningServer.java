package dev.mapwright.cli.serve;

import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.server.MapwrightServer;
import dev.mapwright.server.Parts;
import dev.mapwright.server.auth.ApiToken;
import dev.mapwright.server.http.ServerSettings;
import dev.mapwright.server.jetty.JettyServer;
import dev.mapwright.server.seal.Keeper;
import dev.mapwright.server.seal.Seal;
import dev.mapwright.server.seal.SealException;
import dev.mapwright.server.store.Store;
import dev.mapwright.server.store.StoreException;
import dev.mapwright.server.sync.Syncs;
import dev.mapwright.server.tls.TlsIdentity;
import dev.mapwright.server.unified.EngineRuntime;
import dev.mapwright.server.unified.UnifiedApi;
import dev.mapwright.server.webhook.Webhooks;
import java.io.IOException;
import java.net.BindException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** The server with its engine, until the process is asked to stop. */
public final class RunningServer implements AutoCloseable {
  private final JettyServer server;
  private final EngineRuntime engine;
  private final @Nullable Keeper keeper;
  private final Parts parts;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean isServing;

  private RunningServer(
      JettyServer server, EngineRuntime engine, @Nullable Keeper keeper, Parts parts) {
    this.server = server;
    this.engine = engine;
    this.keeper = keeper;
    this.parts = parts;
  }

  /**
   * Starts it, and waits until all of it can be asked.
   *
   * @param engine what answers; closed with the server, and also if that cannot start
   * @param keeper of what {@code parts} remember, whose store is closed likewise; null if they
   *     remember nothing
   * @param parts what is served
   * @param token who may ask
   * @throws CommandFailure if the address cannot be listened on, the store not be opened, or its
   *     secrets not be read
   */
  public static RunningServer start(
      ServerSettings settings,
      EngineRuntime engine,
      @Nullable Keeper keeper,
      Parts parts,
      ApiToken token) {
    try {
      JettyServer server = MapwrightServer.start(settings, parts, token);
      RunningServer running = new RunningServer(server, engine, keeper, parts);
      Runtime.getRuntime().addShutdownHook(new Thread(running::stopped, "stop"));
      running.awaitReady();
      return running;
    } catch (IOException e) {
      engine.close();
      if (keeper != null) {
        keeper.store().close();
      }
      throw new CommandFailure(ExitCode.UNAVAILABLE, inWords(settings, e));
    }
  }

  private static String inWords(ServerSettings settings, IOException failure) {
    String where = settings.host() + ":" + settings.port();
    boolean taken = failure instanceof BindException || failure.getCause() instanceof BindException;
    return taken
        ? "Cannot listen on "
            + where
            + ": the port is taken or the address is not this machine's."
            + " Choose another with --port; 0 means any free one."
        : "Cannot listen on " + where + ": " + failure.getMessage();
  }

  /** What answers. */
  public UnifiedApi api() {
    return engine.api();
  }

  /** New connections see another certificate from now on; only where it speaks TLS. */
  public void renew(TlsIdentity identity) {
    server.renew(identity);
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  /** The store opens meanwhile, and takes longer than the rest. */
  private void awaitReady() {
    try {
      if (keeper != null) {
        keeper.store().awaitOpen();
        Seal _ = keeper.seal();
      }
      isServing = true;
    } catch (StoreException | SealException e) {
      close();
      throw new CommandFailure(ExitCode.UNAVAILABLE, String.valueOf(e.getMessage()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // who waits for the end is told at once
    }
  }

  /**
   * Waits for the end of the process, of this server, or for an interrupt, which means the same.
   */
  public void untilStopped() {
    try {
      stopped.await();
    } catch (InterruptedException stop) {
      close();
    }
  }

  /**
   * The process was asked to end. Where that was by a signal while all is well, it has done what it
   * was there for: its status is 0, and not the signal's number.
   */
  private void stopped() {
    boolean isSignal = isServing;
    close();
    if (isSignal) {
      System.out.flush();
      System.err.flush();
      Runtime.getRuntime().halt(ExitCode.OK);
    }
  }

  /** What goes on without callers, and the streams of changes, which have no end. */
  private void closeBackground() {
    Syncs syncs = parts.syncs();
    if (syncs != null) {
      syncs.close();
    }
    Webhooks webhooks = parts.webhooks();
    if (webhooks != null) {
      webhooks.close();
    }
  }

  /** Lets running requests finish, and only then closes what they read and write. */
  @Override
  public synchronized void close() {
    if (stopped.getCount() > 0) {
      try (Store _ = keeper == null ? null : keeper.store();
          EngineRuntime _ = engine) {
        closeBackground();
        server.close();
      } finally {
        stopped.countDown();
      }
    }
  }
}
