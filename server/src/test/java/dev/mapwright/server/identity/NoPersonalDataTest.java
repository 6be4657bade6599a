package dev.mapwright.server.identity;

import static dev.mapwright.server.identity.Candidates.MODEL;
import static dev.mapwright.server.identity.Candidates.RESOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.engine.CallOptions;
import dev.mapwright.engine.ListCall;
import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.account.CredentialCheck;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.connector.load.Connectors;
import dev.mapwright.engine.expression.JsonataLanguage;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.engine.read.Wants;
import dev.mapwright.fixtures.http.LoopbackServer;
import dev.mapwright.fixtures.run.VendorFolder;
import dev.mapwright.fixtures.standin.StandIn;
import dev.mapwright.server.unified.EngineRoom;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The index's files, searched for the people whose records were noted. */
class NoPersonalDataTest {
  private static final Connectors CONNECTORS =
      Connectors.bundled(new ConnectorLoader(new JsonataLanguage(), UnifiedModels.bundled()));

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"greenhouse", "lever", "recruspace"})
  void theFilesHoldIdsAndNothingElseOfAPerson(String vendor) throws IOException {
    List<UnifiedRecord> records = records(vendor);
    try (IdentityIndex index = IdentityIndex.open(folder, InstantSource.system())) {
      for (Depth depth : Depth.values()) {
        index.note("acme", MODEL, RESOURCE, depth, records.stream().map(this::seen).toList());
      }
    }
    String files = contents();
    assertThat(records).hasSizeGreaterThan(10).allMatch(record -> files.contains(record.id()));
    Set<String> personal = new LinkedHashSet<>();
    records.forEach(record ->
        record
            .fields()
            .forEach((name, value) -> {
              if (!name.equals("id")) {
                collect(value, personal);
              }
            }));
    personal.removeIf(RESOURCE::contains);
    records.forEach(record -> personal.removeIf(record.id()::contains));
    assertThat(personal).hasSizeGreaterThan(50);
    assertThat(personal.stream().filter(files::contains)).isEmpty();
  }

  private Seen seen(UnifiedRecord record) {
    return new Seen(record.id(), record.fields(), Set.of());
  }

  /** Texts that say something: names, addresses, numbers, titles. */
  private static void collect(Object value, Set<String> into) {
    switch (value) {
      case String text when text.length() > 4 -> into.add(text);
      case List<?> list -> list.forEach(item -> collect(Objects.requireNonNull(item), into));
      case Map<?, ?> object ->
          object.values().forEach(member -> collect(Objects.requireNonNull(member), into));
      default -> {}
    }
  }

  /** All files byte by byte. */
  private String contents() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }

  /** What the vendor's stand-in has, in unified form. */
  private static List<UnifiedRecord> records(String vendor) {
    VendorFolder folder =
        VendorFolder.bundled().stream()
            .filter(f -> f.name().equals(vendor))
            .findAny()
            .orElseThrow();
    Connector connector = Objects.requireNonNull(CONNECTORS.all().get(vendor));
    Map<String, String> pasted = folder.account().fields();
    StandIn standIn = folder.standIn(pasted, InstantSource.system()).orElseThrow();
    Account account =
        new Account("acme", connector, CredentialCheck.check(connector, pasted).fields());
    try (LoopbackServer server = standIn.serve();
        EngineRoom engine = EngineRoom.sandbox(UnifiedModels.bundled(), origins(standIn, server))) {
      return engine
          .api()
          .list(
              new ListCall(account, RESOURCE, Query.ALL, Wants.ALL, 500, null, CallOptions.DEFAULT))
          .records();
    }
  }

  private static Map<URI, URI> origins(StandIn standIn, LoopbackServer server) {
    Map<URI, URI> origins = new HashMap<>();
    standIn.origins().forEach(origin -> origins.put(URI.create(origin), server.origin()));
    return origins;
  }
}
