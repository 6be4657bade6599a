package dev.mapwright.server.connect.page;

import dev.mapwright.engine.connector.Connector;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.page.Html;
import dev.mapwright.server.page.Words;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The page on which a customer picks the vendor. */
public final class VendorsPage {
  /** Fewer are found without searching. */
  private static final int MANY = 8;

  private static final int COLOURS = 6;

  private VendorsPage() {}

  /** A tile for each vendor, by the alphabet. */
  public static ServerResponse of(
      Words texts, @Nullable String frameOrigin, Collection<Connector> vendors) {
    Html tiles =
        Html.joined(
            vendors.stream()
                .sorted(Comparator.comparing(each -> each.label().toLowerCase(Locale.ROOT)))
                .map(VendorsPage::tile));
    Html content =
        Html.of(
            """
            <h1>{}</h1>
            <p class="lead">{}</p>
            {}
            <form method="post">
            <ul class="tiles" id="tiles">
            {}
            </ul>
            </form>
            """,
            texts.say("choose.title"),
            texts.say("choose.lead"),
            Html.when(
                vendors.size() >= MANY,
                """
                <div class="search" id="search" hidden>
                <label for="name">{}</label>
                <input id="name" type="search" autocomplete="off" spellcheck="false">
                <p role="status" id="count" data-count="{}" data-none="{}"></p>
                </div>
                """,
                texts.say("search"),
                texts.say("search.count"),
                texts.say("search.none")),
            tiles);
    return Layout.page(200, texts, frameOrigin, texts.say("choose.title"), Html.NOTHING, content);
  }

  /** A letter in place of a trademark. */
  private static Html tile(Connector vendor) {
    String label = vendor.label();
    return Html.of(
        """
        <li><button name="integration" value="{}"><span class="letter c{}" aria-hidden="true">{}</span> <span>{}</span></button></li>
        """,
        vendor.name(),
        Math.floorMod(label.hashCode(), COLOURS),
        label.substring(0, 1),
        label);
  }
}
