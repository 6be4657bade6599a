package dev.mapwright.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.Overlay;
import dev.mapwright.engine.connector.Request.Decode;
import dev.mapwright.engine.connector.load.ConnectorLoader;
import dev.mapwright.engine.connector.load.LoadResult;
import dev.mapwright.engine.connector.load.overlay.LaidOver;
import dev.mapwright.engine.connector.load.overlay.OverlayLoader;
import dev.mapwright.engine.expression.JsonataLanguage;
import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.problem.SourceFile;
import dev.mapwright.engine.query.CursorCodec;
import dev.mapwright.engine.query.CursorUse;
import dev.mapwright.engine.upstream.body.ContentCoding;
import dev.mapwright.engine.upstream.wire.Decoder;
import dev.mapwright.engine.upstream.wire.Decoder.Decoded;
import dev.mapwright.jsonata.Jsonata;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.jsonata.value.JsonataException;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.query.QueryString;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Files, expressions, answers, cursors and queries that nobody meant well: each gives a result or
 * the error that is meant for it, within bounds.
 */
class HostileBytesTest {
  private static final ConnectorLoader LOADER =
      new ConnectorLoader(new JsonataLanguage(), UnifiedModels.bundled());
  private static final Connector LEVER = lever();
  private static final CursorCodec CURSORS =
      new CursorCodec(
          new SecretKeySpec(new byte[32], "AES"), InstantSource.system(), Duration.ofHours(24));

  /** Far more than an answer may be; a stream is left there. */
  private static final long ENOUGH = 8L << 20;

  private static Connector lever() {
    Path file = Path.of(System.getProperty("mapwright.root"), "connectors", "lever.yaml");
    try {
      return Objects.requireNonNull(
          LOADER.load(new SourceFile("lever.yaml", Files.readString(file))).connector());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @FuzzTest(maxDuration = "2m")
  void connectorFile(byte[] bytes) {
    LoadResult result = LOADER.load(new SourceFile("fuzzed.yaml", new String(bytes, UTF_8)));

    assertThat(result.connector() != null || !result.problems().isEmpty()).isTrue();
    result.problems().forEach(problem -> assertThat(problem.render()).isNotBlank());
  }

  @FuzzTest(maxDuration = "2m")
  void overlay(byte[] bytes) {
    SourceFile file = new SourceFile("fuzzed.yaml", new String(bytes, UTF_8));

    LaidOver laid = new OverlayLoader(LOADER).lay(LEVER, new Overlay("fuzzed", file));

    laid.problems().forEach(problem -> assertThat(problem.render()).isNotBlank());
    assertThat(laid.connector() != null || !laid.problems().isEmpty()).isTrue();
  }

  @FuzzTest(maxDuration = "2m")
  void expression(byte[] bytes) {
    try {
      Object input = Json.read("{\"a\":[1,\"two\",{\"b\":null}],\"c\":{\"d\":\"2026-01-01\"}}");
      Jsonata.compile(new String(bytes, UTF_8)).evaluate(input);
    } catch (JsonataException expected) {
      assertThat(expected.code()).isNotBlank();
    }
  }

  /** What is read is written, and read again, as the same. */
  @FuzzTest(maxDuration = "2m")
  void json(byte[] bytes) {
    Object read;
    try {
      read = Json.read(bytes);
    } catch (JsonataException expected) {
      return;
    }
    String written = Json.write(read);
    assertThat(Json.write(Json.read(written))).isEqualTo(written);
  }

  @FuzzTest(maxDuration = "2m")
  void xml(byte[] bytes) {
    Decoded decoded = Decoder.decode(bytes, "application/xml", Decode.XML);

    if (decoded instanceof Decoded.Tree(@Nullable Object value) && value != null) {
      assertThat(Json.write(value)).isNotEmpty();
    }
  }

  @FuzzTest(maxDuration = "2m")
  void cursor(byte[] bytes) {
    try {
      CURSORS.open(new String(bytes, UTF_8), new CursorUse("account", 0, 0));
      throw new AssertionError("a cursor was made up");
    } catch (CallerException expected) {
      assertThat(expected.getMessage()).contains("cursor");
    }
  }

  @FuzzTest(maxDuration = "2m")
  void query(byte[] bytes) {
    try {
      QueryString.parse(new String(bytes, UTF_8));
    } catch (HttpException expected) {
      assertThat(expected.getMessage()).isNotBlank();
    }
  }

  @FuzzTest(maxDuration = "2m")
  void packed(byte[] bytes) {
    for (String coding : List.of("gzip", "deflate", "br")) {
      try (InputStream in =
          ContentCoding.decode(new ByteArrayInputStream(bytes), List.of(coding))) {
        byte[] some = new byte[8192];
        long all = 0;
        for (int n = in.read(some); n >= 0 && all < ENOUGH; n = in.read(some)) {
          all += n;
        }
      } catch (IOException expected) {
        assertThat(expected.getMessage()).isNotBlank();
      }
    }
  }
}
