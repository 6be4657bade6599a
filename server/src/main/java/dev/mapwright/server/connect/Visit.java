package dev.mapwright.server.connect;

import dev.mapwright.server.connect.page.PageTexts;
import dev.mapwright.server.page.Words;
import dev.mapwright.server.store.LinkRow;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A customer who has come by a link.
 *
 * @param token the link's
 * @param link what it is for
 * @param texts in its language
 */
record Visit(String token, LinkRow link, Words texts) {
  /** The parameter that holds the token. */
  static final String PARAMETER = "link_token";

  static Visit of(String token, LinkRow link) {
    return new Visit(token, link, PageTexts.of(link.language()));
  }

  /** The query of the pages of this visit, with the question mark. */
  String query() {
    return "?" + PARAMETER + "=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "visit to connect account " + link.account();
  }
}
