package dev.mapwright.cli.demo;

import dev.mapwright.server.dialect.Dialect;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls to try, as lines of a shell.
 *
 * @param origin the server's
 * @param token the API token
 */
record Examples(URI origin, String token) {

  /**
   * A list and a single record in the server's own form, and a list in each dialect.
   *
   * @param account whose records
   * @param id of one of them
   */
  List<String> of(String account, String id, List<Dialect> dialects) {
    String path = origin + "/unified/ats/candidates";
    String whose = "integrated_account_id=" + account;
    String encoded = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    List<String> lines = new ArrayList<>();
    lines.add(curl("", path + "?" + whose + "&limit=2"));
    lines.add(curl("", path + "/" + encoded + "?" + whose));
    for (Dialect dialect : dialects) {
      String header = " -H '" + dialect.accountHeader() + ": " + account + "'";
      lines.add(curl(header, origin + dialect.path()));
    }
    return lines;
  }

  private String curl(String header, String url) {
    return "  curl -H 'Authorization: Bearer " + token + "'" + header + " '" + url + "'";
  }
}
