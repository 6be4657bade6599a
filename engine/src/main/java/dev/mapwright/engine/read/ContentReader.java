package dev.mapwright.engine.read;

import dev.mapwright.engine.connector.Resource.Content;
import dev.mapwright.engine.expression.Texts;
import dev.mapwright.engine.expression.Variables;
import dev.mapwright.engine.failure.CallerException;
import dev.mapwright.engine.failure.Outcome;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.model.Field;
import dev.mapwright.engine.model.Type;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.model.UnifiedRecord;
import dev.mapwright.engine.upstream.Download;
import dev.mapwright.engine.upstream.attempt.Answer;
import dev.mapwright.engine.upstream.wire.Origin;
import dev.mapwright.engine.upstream.wire.Percent;
import dev.mapwright.engine.walk.CallScope;
import dev.mapwright.engine.walk.Pages;
import dev.mapwright.jsonata.value.JsonNull;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Opens the bytes of an attachment of one record. */
public final class ContentReader {
  /** What the model calls the things that have bytes. */
  private static final String ENTITY = "attachments";

  private static final String ID = "id";
  private static final String FILE_NAME = "file_name";

  private final ReadContext context;
  private final Content content;

  /** For one call. */
  public ContentReader(ReadContext context) {
    this.context = context;
    this.content = context.resource().content();
  }

  /**
   * The attachment as the model has it.
   *
   * @throws CallerException if the record has none with that id
   * @throws VendorException if the vendor says so itself, or fails
   */
  public Map<?, ?> attachment(String id, String attachment) {
    return find(id, attachment, true)
        .or(() -> find(id, attachment, false))
        .orElseThrow(() -> notFound("no attachment '" + attachment + "' of '" + id + "'"));
  }

  /** The attachment's file name; null where it has none. */
  public static @Nullable String name(Map<?, ?> attachment) {
    return attachment.get(FILE_NAME) instanceof String name ? name : null;
  }

  /** In the fields that hold attachments, or in those that hold what has attachments. */
  private Optional<Map<?, ?>> find(String id, String attachment, boolean direct) {
    Set<String> unwanted = new HashSet<>();
    boolean any = false;
    for (Field field : context.model().root().members()) {
      boolean own = isAttachment(UnifiedModel.itemType(field.type()));
      boolean wanted = direct ? own : !own && leadsToAttachments(field.type());
      any |= wanted;
      if (!wanted) {
        unwanted.add(field.name());
      }
    }
    if (!any) {
      return Optional.empty();
    }
    UnifiedRecord record =
        new GetReader(context).read(id, new Wants(true, unwanted, false), CallScope.Extra.NONE);
    return attachments(context.model().root(), record.fields())
        .filter(found -> attachment.equals(found.get(ID)))
        .findFirst();
  }

  private static boolean leadsToAttachments(Type type) {
    return UnifiedModel.itemType(type) instanceof Type.Obj object
        && (isAttachment(object)
            || object.fields().values().stream().anyMatch(f -> leadsToAttachments(f.type())));
  }

  private static boolean isAttachment(Type type) {
    return type instanceof Type.Obj object && ENTITY.equals(object.entity());
  }

  private static Stream<Map<?, ?>> attachments(Type type, @Nullable Object value) {
    return switch (value) {
      case List<?> items ->
          items.stream().flatMap(item -> attachments(UnifiedModel.itemType(type), item));
      case Map<?, ?> object when isAttachment(type) -> Stream.of(object);
      case Map<?, ?> object when type instanceof Type.Obj members ->
          members.fields().values().stream()
              .flatMap(field -> attachments(field.type(), object.get(field.name())));
      case null, default -> Stream.of();
    };
  }

  /**
   * Its bytes.
   *
   * @param attachment as the model has it
   */
  public Download open(String id, Map<?, ?> attachment, long maxBytes) {
    CallScope scope = context.scope();
    Variables variables = scope.variables().with("attachment", attachment).with(ID, id);
    URI url = url(variables);
    return scope
        .upstream()
        .download(scope.account(), content.bytes(), url, content.auth(), maxBytes, scope.budget());
  }

  private URI url(Variables variables) {
    Object url;
    if (content.lookup() == null) {
      Variables secret = variables.with("account", context.scope().account().fields());
      url = content.url().evaluate(null, secret);
    } else {
      Answer answer =
          Pages.call(content.lookup(), context.scope().with(variables), CallScope.Extra.NONE);
      url = content.url().evaluate(answer.body(), answer.variables(variables));
    }
    if (url == null || url == JsonNull.NULL || Texts.of(url).isBlank()) {
      throw notFound("no file behind this attachment that could be fetched");
    }
    return parseUrl(Texts.of(url).strip());
  }

  private URI parseUrl(String text) {
    try {
      URI url = new URI(Percent.url(text.replaceFirst("#.*$", "")));
      if (Origin.of(url) != null) {
        return url;
      }
    } catch (URISyntaxException _) {
      // Told below. The text may hold a signature and is not shown.
    }
    throw new VendorException(
        Outcome.VENDOR_ERROR,
        label() + ": what stands for the attachment's URL is none that begins with https://",
        0,
        Map.of(),
        null,
        null);
  }

  private CallerException notFound(String what) {
    return new CallerException(CallerException.Kind.NOT_FOUND, label() + " has " + what + ".");
  }

  private String label() {
    return context.scope().account().connector().label();
  }
}
