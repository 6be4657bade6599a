package dev.mapwright.server;

import dev.mapwright.engine.ContentCall;
import dev.mapwright.engine.Explanation;
import dev.mapwright.engine.FileContent;
import dev.mapwright.engine.GetCall;
import dev.mapwright.engine.GetResult;
import dev.mapwright.engine.ListCall;
import dev.mapwright.engine.ListPage;
import dev.mapwright.engine.Meta;
import dev.mapwright.engine.PassCall;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.engine.upstream.PassedAnswer;
import dev.mapwright.jsonata.value.Json;
import dev.mapwright.jsonata.value.JsonNull;
import dev.mapwright.server.unified.RecordStream;
import dev.mapwright.server.unified.UnifiedApi;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers each call alike and remembers what was asked, in the order of asking. */
public final class CannedApi implements UnifiedApi {
  public final List<ListCall> lists = new ArrayList<>();
  public final List<GetCall> gets = new ArrayList<>();
  private final ListPage page;
  private final @Nullable RuntimeException failure;

  private CannedApi(ListPage page, @Nullable RuntimeException failure) {
    this.page = page;
    this.failure = failure;
  }

  public static CannedApi answering(List<UnifiedRecord> records, @Nullable String nextCursor) {
    Meta meta =
        new Meta(
            3,
            20,
            records.size(),
            0,
            Set.of("title", "company"),
            List.of(),
            List.of("no tags"),
            null);
    return new CannedApi(new ListPage(records, nextCursor, meta), null);
  }

  /** The same, of which nothing was left empty. */
  public static CannedApi answeringInFull(List<UnifiedRecord> records) {
    Meta meta =
        new Meta(1, records.size(), records.size(), 0, Set.of(), List.of(), List.of(), null);
    return new CannedApi(new ListPage(records, null, meta), null);
  }

  /** Gives these records of a stream, then fails. */
  public static CannedApi failingAfter(List<UnifiedRecord> records, RuntimeException failure) {
    return new CannedApi(answering(records, "go-on").page, failure);
  }

  public static CannedApi failing(RuntimeException failure) {
    return new CannedApi(
        new ListPage(List.of(), null, new Meta(0, 0, 0, 0, Set.of(), List.of(), List.of(), null)),
        failure);
  }

  /** A record with three fields and the given text as the vendor's own. */
  @SuppressWarnings("unchecked") // keys of JSON objects are text
  public static UnifiedRecord record(String id, String remote) {
    SequencedMap<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", id);
    fields.put("name", "Zoë \"Z\" Ångström");
    fields.put("company", JsonNull.NULL);
    fields.put("tags", List.of());
    return new UnifiedRecord(id, fields, (Map<String, ?>) Json.read(remote), Set.of());
  }

  @Override
  public ListPage list(ListCall call) {
    lists.add(call);
    if (failure != null) {
      throw failure;
    }
    return page;
  }

  @Override
  public Explanation explain(ListCall call) {
    throw new AssertionError("explain is tested over a real engine");
  }

  @Override
  public RecordStream stream(ListCall call) {
    lists.add(call);
    Iterator<UnifiedRecord> records = page.records().iterator();
    return new RecordStream() {
      @Override
      public @Nullable UnifiedRecord next() {
        if (!records.hasNext() && failure != null) {
          throw failure;
        }
        return records.hasNext() ? records.next() : null;
      }

      @Override
      public boolean isReady() {
        return records.hasNext();
      }

      @Override
      public @Nullable String cursor() {
        return page.nextCursor();
      }

      @Override
      public Meta meta() {
        return page.meta();
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public PassedAnswer pass(PassCall call) {
    if (failure != null) {
      throw failure;
    }
    return new CannedAnswer("{\"a\":1}");
  }

  private record CannedAnswer(String text) implements PassedAnswer {
    @Override
    public int status() {
      return 200;
    }

    @Override
    public Map<String, String> headers() {
      return Map.of("content-type", "application/json");
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {}
  }

  @Override
  public FileContent content(ContentCall call) {
    if (failure != null) {
      throw failure;
    }
    return new CannedFile("Résumé: " + call.attachment() + ".pdf", "bytes of a file");
  }

  private record CannedFile(String name, String text) implements FileContent {
    @Override
    public String contentType() {
      return "application/pdf";
    }

    @Override
    public long length() {
      return text.length();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {}
  }

  @Override
  public GetResult get(GetCall call) {
    gets.add(call);
    if (failure != null) {
      throw failure;
    }
    return new GetResult(page.records().getFirst(), page.meta(), Set.of());
  }
}
