package dev.mapwright.cli.demo;

import dev.mapwright.cli.command.ProjectData;
import dev.mapwright.cli.serve.RunningServer;
import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.load.Connectors;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.fixtures.run.VendorFolder;
import dev.mapwright.server.Parts;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.auth.ApiToken;
import dev.mapwright.server.dialect.Dialect;
import dev.mapwright.server.http.ServerSettings;
import dev.mapwright.server.identity.IdentityIndex;
import dev.mapwright.server.unified.EngineRuntime;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;

/** The server over sandbox accounts, whose vendors are played on this machine. */
public final class DemoServer implements AutoCloseable {
  /** The API token. */
  public static final String TOKEN = "demo";

  private final Sandboxes sandboxes;
  private final List<Dialect> dialects;
  private final RunningServer running;

  private DemoServer(Sandboxes sandboxes, List<Dialect> dialects, RunningServer running) {
    this.sandboxes = sandboxes;
    this.dialects = List.copyOf(dialects);
    this.running = running;
  }

  /** Starts it on a port of this machine; 0 for any free one. */
  public static DemoServer start(ProjectData project, int port) {
    UnifiedModels models = project.models();
    Connectors connectors = project.connectors(null, project.loader(models));
    List<Dialect> dialects = project.dialects(models);
    Sandboxes sandboxes = Sandboxes.open(vendors(project), connectors.all());
    try {
      EngineRuntime engine = EngineRuntime.sandbox(models, sandboxes.elsewhere());
      IdentityIndex index = IdentityIndex.inMemory(InstantSource.system());
      Accounts accounts = new Accounts(sandboxes.accounts());
      Parts parts = new Parts(engine.api(), accounts, connectors.all(), models, dialects, index);
      ServerSettings settings = ServerSettings.local(port);
      return new DemoServer(
          sandboxes,
          dialects,
          RunningServer.start(settings, engine, null, parts, new ApiToken(TOKEN)));
    } catch (RuntimeException e) {
      sandboxes.close();
      throw e;
    }
  }

  private static List<VendorFolder> vendors(ProjectData project) {
    return project
        .folder("test-fixtures/vendors")
        .map(VendorFolder::in)
        .orElseGet(VendorFolder::bundled);
  }

  /** The accounts, one for each vendor that can be played. */
  public List<Account> accounts() {
    return sandboxes.accounts();
  }

  /** The dialects in which it answers. */
  public List<Dialect> dialects() {
    return dialects;
  }

  /** The server. */
  public RunningServer running() {
    return running;
  }

  /** Where it answers. */
  public URI origin() {
    return URI.create("http://127.0.0.1:" + running.port());
  }

  @Override
  public void close() {
    try {
      running.close();
    } finally {
      sandboxes.close();
    }
  }
}
