package dev.mapwright.engine.paging;

import static dev.mapwright.engine.vendor.VendorEndpoints.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mapwright.engine.connector.Pagination.In;
import dev.mapwright.engine.connector.Pagination.Next;
import dev.mapwright.engine.connector.Pagination.Size;
import dev.mapwright.engine.failure.ConnectorException;
import dev.mapwright.engine.vendor.Asked;
import dev.mapwright.engine.vendor.Written;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Cursors at any place of a request, of several parts, and out of the last record. */
class CursorPlacesTest extends PagedVendor {
  @Test
  void aCursorGoesWhereAPointerLeads() {
    page("{\"data\": [1], \"next\": \"a\"}");
    page("{\"data\": []}");

    walk(
        with(
            new Next.Cursor(Written.expression("next"), "/variables/page~1of/after"),
            In.JSON,
            new Size("/variables/first", 0, 1, 2),
            null),
        request("POST /c").json(Map.of("variables", Map.of("kind", "x"))).end());

    assertThat(conversation.vendor().asked().stream().map(Asked::body))
        .containsExactly(
            "{\"variables\":{\"kind\":\"x\",\"first\":2}}",
            "{\"variables\":{\"kind\":\"x\",\"first\":2,\"page/of\":{\"after\":\"a\"}}}");
  }

  @Test
  void oneOfSeveralPartsGoesWhereTheRequestPlacesThem() {
    page("{\"data\": [{\"id\": 7, \"at\": 1.5}]}");
    page("{\"data\": []}");
    String parts = "{\"at\": $last.at, \"id\": $last.id}";

    walk(
        with(new Next.Cursor(Written.expression(parts), null), In.QUERY, UNKNOWN, null),
        request("GET /c").query("at", "{{ $cursor.at }}").query("id", "{{ $cursor.id }}").end());

    assertThat(conversation.vendor().asked().stream().map(Asked::line))
        .containsExactly("GET /c", "GET /c?at=1.5&id=7");
  }

  @Test
  void oneThatTheLastRecordLacksIsTheConnectorsMistake() {
    page("{\"data\": [{\"id\": 7}]}");

    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(() -> walk(with(cursor("$last.number"), In.QUERY, UNKNOWN, null)))
        .withMessageContaining("`cursor: $last.number` must find where to go on");
  }
}
