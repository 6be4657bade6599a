package dev.mapwright.cli.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** An operator who edits accounts and connectors while the server runs, and makes mistakes. */
final class Upheaval {
  private final Path accounts;
  private final Path connectors;
  private final List<SoakVendor> vendors;
  private int turn;

  Upheaval(Path accounts, Path connectors, List<SoakVendor> vendors) {
    this.accounts = accounts;
    this.connectors = connectors;
    this.vendors = List.copyOf(vendors);
  }

  /** The next edit. */
  void edit() throws IOException {
    SoakVendor vendor = vendors.get(turn % vendors.size());
    Path connector = connectors.resolve(vendor.name() + ".yaml");
    switch (turn++ % 4) {
      case 0 -> write(accounts, all() + vendor.account("guest"));
      case 1 -> write(accounts, all() + "  - {id: broken, conector: lever}\n");
      case 2 -> write(connector, Files.readString(connector) + "\n# Looked at once more.\n");
      default -> {
        String sound = Files.readString(connector);
        write(connector, sound.replace("records:", "recrods:"));
        write(accounts, all());
        pause();
        write(connector, sound);
      }
    }
  }

  /** The file of accounts as it is in the end. */
  String all() {
    StringBuilder file = new StringBuilder("accounts:\n");
    vendors.forEach(vendor -> file.append(vendor.account(vendor.name())));
    return file.toString();
  }

  /** As editors do: nobody sees half a file. */
  private static void write(Path file, String text) throws IOException {
    Path beside = file.resolveSibling("." + file.getFileName() + ".new");
    Files.writeString(beside, text);
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void pause() {
    try {
      Thread.sleep(1_500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
