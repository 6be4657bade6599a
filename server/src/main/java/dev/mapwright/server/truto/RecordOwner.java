package dev.mapwright.server.truto;

import dev.mapwright.engine.account.Account;
import dev.mapwright.engine.connector.AccountField;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.server.account.Accounts;
import dev.mapwright.server.http.ApiCaller;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.query.ParameterReader;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whose records a call reads: an account's, and where its credentials open several organizations,
 * those of the one that the call names.
 *
 * @param account the account's id
 * @param organization its id at the vendor, or null for the account's own
 */
record RecordOwner(String account, @Nullable String organization) {
  static RecordOwner read(ParameterReader query) {
    return new RecordOwner(
        TrutoParameters.ACCOUNT.read(query), TrutoParameters.ORGANIZATION.read(query).orElse(null));
  }

  /**
   * The account, for the organization.
   *
   * @throws HttpException 404 if there is no such account for the caller, 503 if it is blocked, 400
   *     if its vendor has no organizations or none of that form
   */
  Account in(Accounts accounts, ApiCaller caller) {
    Account found = accounts.open(account, caller);
    if (organization == null) {
      return found;
    }
    Connector connector = found.connector();
    AccountField field =
        connector.organization().orElseThrow(() -> noOrganizations(connector, accounts));
    if (!field.allows(organization)) {
      throw HttpException.badRequest(
          "'%s' must be what %s calls '%s'%s"
              .formatted(
                  TrutoParameters.ORGANIZATION.name(),
                  connector.label(),
                  field.title() == null ? field.name() : field.title(),
                  field.pattern() == null ? "" : ", which matches " + field.pattern()));
    }
    return found.in(organization);
  }

  private static HttpException noOrganizations(Connector connector, Accounts accounts) {
    String others =
        accounts.connectors().stream()
            .filter(other -> other.organization().isPresent())
            .map(Connector::label)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return HttpException.badRequest(
        "'%s' cannot be used: credentials of %s open one organization only. %s"
            .formatted(
                TrutoParameters.ORGANIZATION.name(),
                connector.label(),
                others.isEmpty()
                    ? "No account here has several."
                    : "Of the accounts here, these have several: " + others + "."));
  }
}
