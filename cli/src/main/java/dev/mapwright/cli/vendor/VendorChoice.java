package dev.mapwright.cli.vendor;

import dev.mapwright.cli.command.CommandFailure;
import dev.mapwright.cli.command.ConnectorChoice;
import dev.mapwright.cli.command.ConnectorFolder;
import dev.mapwright.cli.command.ExitCode;
import dev.mapwright.cli.command.ProjectData;
import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.embedded.EmbeddedEngine;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.fixtures.run.VendorFolder;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of commands that call a vendor: whose account, and by which way. */
public final class VendorChoice {
  @Mixin private ConnectorFolder connectors = new ConnectorFolder();

  @Mixin private FixtureFolder fixtures = new FixtureFolder();

  @Option(
      names = "--account",
      paramLabel = "FILE-OR-NAME",
      description =
          "A file with the account's fields (account: {...}), or the id of an account in the file"
              + " of --accounts. Without one the fixtures' account is taken, and their stand-in"
              + " plays the vendor.")
  private @Nullable String account;

  @Option(
      names = "--accounts",
      paramLabel = "FILE",
      description = "The accounts, as the server has them (default: ${DEFAULT-VALUE}).")
  private Path accounts = Path.of("accounts.yaml");

  @Mixin private VendorOptions way = new VendorOptions();

  /**
   * Finds a connector, an account of its vendor and the way to it. To be closed.
   *
   * @param name of the connector, or the path of its file
   * @throws CommandFailure if there is none, or a file is wrong
   */
  public VendorLine open(
      String name, ProjectData project, ConnectorLoader loader, UnifiedModels models)
      throws IOException {
    Connector connector = ConnectorChoice.named(name, connectors.named(), project, loader);
    if (account != null) {
      Account found = new AccountChoice(connector, accounts, loader).find(account);
      return live(found, models);
    }
    VendorFolder folder = fixtures.of(connector.name(), project);
    Sandbox sandbox = sandbox(folder, connector);
    if (way.leadElsewhere()) {
      sandbox.close();
      return live(sandbox.account(), models);
    }
    EmbeddedEngine.Builder engine = EmbeddedEngine.builder().models(models);
    return new VendorLine(
        sandbox.account(), engine.elsewhere(sandbox.elsewhere()).nowhereElse().open(), sandbox);
  }

  /**
   * The fixtures of a connector.
   *
   * @throws CommandFailure if there are none
   */
  public VendorFolder fixtures(String name, ProjectData project) {
    return fixtures.of(name, project);
  }

  private VendorLine live(Account found, UnifiedModels models) {
    EmbeddedEngine.Builder engine = EmbeddedEngine.builder().models(models);
    way.applyTo(engine);
    return new VendorLine(found, engine.open(), null);
  }

  private static Sandbox sandbox(VendorFolder folder, Connector connector) {
    return Sandbox.open(folder, connector)
        .orElseThrow(() ->
            new CommandFailure(
                ExitCode.USAGE,
                "There is no stand-in that plays "
                    + connector.label()
                    + ": "
                    + folder.standInFile()
                    + " is missing. Write one, or name an account with --account."));
  }
}
