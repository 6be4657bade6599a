package dev.mapwright.server.connect.page;

import dev.mapwright.engine.connector.AccountField;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.server.connect.way.WayIn;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.page.Html;
import dev.mapwright.server.page.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The page on which a customer connects an account of one vendor.
 *
 * @param texts the language
 * @param frameOrigin whose pages may frame it; null for nobody's
 * @param vendor whose words are used
 * @param ways how an account can be connected, each a form
 * @param isAgain whether the account was connected before
 * @param hasOthers whether another vendor could be chosen
 */
public record ConnectForm(
    Words texts,
    @Nullable String frameOrigin,
    Connector vendor,
    List<WayIn> ways,
    boolean isAgain,
    boolean hasOthers) {
  /** What the name of a field begins with in a form. */
  public static final String PREFIX = "f-";

  /**
   * What has been tried.
   *
   * @param way the name of the way that was tried; null for none
   * @param values what was filled in; of it only what is no secret is shown again
   * @param mistakes what is wrong with fields, by their names
   * @param trouble what is wrong at all; null for nothing
   */
  public record Tried(
      @Nullable String way,
      Map<String, String> values,
      Map<String, String> mistakes,
      @Nullable String trouble) {
    /** Nothing yet. */
    public static final Tried NOTHING = new Tried(null, Map.of(), Map.of(), null);

    /** One that came to nothing. */
    public static Tried trouble(String words) {
      return new Tried(null, Map.of(), Map.of(), words);
    }
  }

  /** The page. */
  public ServerResponse answer(int status, Tried tried) {
    String title = texts.say(isAgain ? "vendor.again" : "vendor.title", vendor.label());
    List<Html> forms = new ArrayList<>();
    for (WayIn way : ways) {
      forms.add(form(way, tried, forms.isEmpty()));
    }
    Html content =
        Html.of(
            """
            {}
            <h1>{}</h1>
            {}
            {}
            <section id="waiting" hidden><p role="status">{}</p></section>
            """,
            Html.when(
                hasOthers,
                "<form method=\"post\"><button class=\"quiet\" name=\"back\" value=\"1\">←"
                    + " {}</button></form>",
                texts.say("back")),
            title,
            tried.trouble == null
                ? Html.NOTHING
                : Html.of(
                    "<p class=\"trouble\" role=\"alert\" tabindex=\"-1\" id=\"trouble\">{}</p>",
                    tried.trouble),
            Html.joined(forms.stream()),
            texts.say("consent.window"));
    return Layout.page(status, texts, frameOrigin, title, Html.NOTHING, content);
  }

  private Html form(WayIn way, Tried tried, boolean isFirst) {
    boolean isThis = way.name().equals(tried.way);
    Html fields =
        Html.joined(
            way.fields().stream().map(field -> field(way, field, isThis ? tried : Tried.NOTHING)));
    String kind = way.isConsent() ? "consent" : "paste";
    return Html.of(
        """
        <section class="card">
        {}
        <p class="lead">{}</p>
        <form method="post" class="{}" autocomplete="off" novalidate>
        <input type="hidden" name="way" value="{}">
        {}
        <button class="main" data-busy="{}">{}</button>
        </form>
        </section>
        """,
        Html.when(!isFirst, "<h2>{}</h2>", texts.say("or", named(way))),
        texts.say(kind + ".lead", vendor.label()),
        kind,
        way.name(),
        fields,
        texts.say("paste.busy", vendor.label()),
        texts.say(kind + ".button", vendor.label()));
  }

  /** By what must be filled in. */
  private static String named(WayIn way) {
    String titles =
        way.fields().stream()
            .filter(field -> field.secret() && way.needed().contains(field.name()))
            .map(ConnectForm::title)
            .collect(Collectors.joining(", "));
    return titles.isEmpty()
        ? way.fields().stream().map(ConnectForm::title).collect(Collectors.joining(", "))
        : titles;
  }

  private static String title(AccountField field) {
    return field.title() == null ? field.name() : field.title();
  }

  private Html field(WayIn way, AccountField field, Tried tried) {
    String id = PREFIX + way.name() + "-" + field.name();
    String mistake = tried.mistakes.get(field.name());
    boolean isNeeded = way.needed().contains(field.name());
    List<String> described = new ArrayList<>();
    if (field.help() != null) {
      described.add(id + "-help");
    }
    if (mistake != null) {
      described.add(id + "-mistake");
    }
    Html attributes =
        Html.of(
            "id=\"{}\" name=\"{}\" {}{}{}",
            id,
            PREFIX + field.name(),
            Html.when(isNeeded, "aria-required=\"true\" "),
            Html.when(mistake != null, "aria-invalid=\"true\" "),
            Html.when(
                !described.isEmpty(), "aria-describedby=\"{}\"", String.join(" ", described)));
    return Html.of(
        """
        <div class="field">
        <label for="{}">{}{}</label>
        {}
        {}
        {}
        </div>
        """,
        id,
        title(field),
        Html.when(
            !isNeeded && field.defaultValue() == null,
            " <span class=\"hint\">({})</span>",
            texts.say("optional")),
        field.help() == null
            ? Html.NOTHING
            : Html.of("<p class=\"help\" id=\"{}-help\">{}</p>", id, field.help()),
        control(field, attributes, tried.values.getOrDefault(field.name(), "")),
        mistake == null
            ? Html.NOTHING
            : Html.of("<p class=\"mistake\" id=\"{}-mistake\">{}</p>", id, mistake));
  }

  private static Html control(AccountField field, Html attributes, String value) {
    String standing = field.defaultValue() == null ? "" : field.defaultValue();
    if (field.options().isEmpty()) {
      return Html.of(
          "<input {} type=\"{}\" value=\"{}\" autocomplete=\"off\" autocapitalize=\"off\""
              + " spellcheck=\"false\">",
          attributes,
          field.secret() ? "password" : "text",
          field.secret() ? "" : value.isEmpty() ? standing : value);
    }
    String chosen = value.isEmpty() ? standing : value;
    return Html.of(
        "<select {}>{}{}</select>",
        attributes,
        Html.when(standing.isEmpty(), "<option value=\"\"></option>"),
        Html.joined(
            field.options().stream()
                .map(option ->
                    Html.of(
                        "<option value=\"{}\"{}>{}</option>",
                        option,
                        Html.when(option.equals(chosen), " selected"),
                        option))));
  }
}
