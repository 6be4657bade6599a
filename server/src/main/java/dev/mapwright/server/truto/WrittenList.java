package dev.mapwright.server.truto;

import dev.mapwright.engine.CallOptions;
import dev.mapwright.engine.filter.Query;
import dev.mapwright.engine.filter.Wants;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.query.QueryString;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A list as callers of the server write it in a query, for whoever asks without a server: {@code
 * created_at[gt]=2026-01-01}, {@code sort_by[name]=asc}, {@code truto_exclude_fields=tags}.
 *
 * @param query filters, sort and remote query
 * @param wants which parts of a record
 * @param options switches of the call; its bounds are a list's usual ones
 */
public record WrittenList(Query query, Wants wants, CallOptions options) {

  /**
   * Reads parameters.
   *
   * @param parameters each {@code name=value}, not encoded
   * @throws HttpException with all that is wrong
   */
  public static WrittenList read(List<String> parameters, UnifiedModel model) {
    String written = parameters.stream().map(WrittenList::encoded).collect(Collectors.joining("&"));
    String name = model.name().substring(model.name().lastIndexOf('/') + 1);
    FilterNames names = new FilterNames(DialectNames.bundled("truto", name), model);
    ListParameters read =
        ListParameters.read(
            QueryString.parse(TrutoParameters.ACCOUNT.name() + "=any&" + written),
            new Resources.Resource(name, names, new TrutoParameters(model)),
            Format.UNIFIED);
    return new WrittenList(read.query(), read.common().wants(), read.options());
  }

  private static String encoded(String parameter) {
    int equals = parameter.indexOf('=');
    return equals < 0
        ? encode(parameter)
        : encode(parameter.substring(0, equals)) + "=" + encode(parameter.substring(equals + 1));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
