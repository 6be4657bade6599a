package dev.mapwright.engine.paging;

import static dev.mapwright.engine.vendor.VendorEndpoints.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mapwright.engine.connector.Endpoint;
import dev.mapwright.engine.connector.Pagination;
import dev.mapwright.engine.connector.Pagination.In;
import dev.mapwright.engine.connector.Pagination.Next;
import dev.mapwright.engine.connector.Pagination.Size;
import dev.mapwright.engine.failure.ConnectorException;
import dev.mapwright.engine.failure.VendorException;
import dev.mapwright.engine.vendor.Asked;
import dev.mapwright.engine.vendor.Said;
import dev.mapwright.jsonata.value.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All kinds of pagination, walked to their ends over real HTTP. */
class PagerTest extends PagedVendor {
  @Test
  void withoutPaginationThereIsOnePage() {
    page("{\"data\": [1, 2]}");

    assertThat(walk(with(new Next.Single(), In.QUERY, UNKNOWN, null)))
        .containsExactly("GET /c?q=x");
  }

  @Nested
  class Numbers {
    private final Next number = new Next.Page("page", 1);

    @Test
    void doNotEndWithAPageThatIsMerelyShort() {
      page("{\"data\": [1, 2]}");
      page("{\"data\": [3]}");
      page("{\"data\": [5, 6]}");
      page("{\"data\": []}");

      assertThat(walk(with(number, In.QUERY, OF_TWO, null))).hasSize(4);
    }

    @Test
    void endWithAShortPageWhereTheConnectorSaysSo() {
      page("{\"data\": [1, 2]}");
      page("{\"data\": [3]}");

      assertThat(walk(with(number, In.QUERY, OF_TWO, null, null, true, false)))
          .containsExactly("GET /c?q=x&limit=2&page=1", "GET /c?q=x&limit=2&page=2");
    }

    @Test
    void endWithAnEmptyPageWhereTheSizeIsNotKnown() {
      page("{\"data\": [1]}");
      page("{\"data\": [2]}");
      page("{\"data\": []}");

      assertThat(walk(with(number, In.QUERY, UNKNOWN, null)))
          .containsExactly("GET /c?q=x&page=1", "GET /c?q=x&page=2", "GET /c?q=x&page=3");
    }

    @Test
    void goOnUntilSoManyWereReadAsThereAre() {
      page("{\"data\": [1], \"total\": \"3\"}");
      page("{\"data\": [2], \"total\": \"3\"}");
      page("{\"data\": [3], \"total\": \"3\"}");

      assertThat(walk(ofTotal())).hasSize(3);
    }

    @Test
    void passAnEmptyPageBeforeTheEnd() {
      page("{\"data\": [1, 2], \"total\": 5}");
      page("{\"data\": [], \"total\": 5}");
      page("{\"data\": [5], \"total\": 5}");
      page("{\"data\": [], \"total\": 5}");

      assertThat(walk(ofTotal())).hasSize(4);
    }

    @Test
    void endBehindTheLastRecordAlthoughTheTotalCountsHiddenOnes() {
      page("{\"data\": [1, 2], \"total\": 4}");
      page("{\"data\": [3], \"total\": 4}");
      page("{\"data\": [], \"total\": 4}");

      assertThat(walk(ofTotal())).hasSize(3);
    }

    @Test
    void endWithAnEmptyPageWhereTheVendorDoesNotCount() {
      page("{\"data\": [1, 2], \"total\": null}");
      page("{\"data\": [3], \"total\": null}");
      page("{\"data\": [], \"total\": null}");

      assertThat(walk(ofTotal())).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"data\": [1]}", "{\"data\": [1], \"total\": \"many\"}"})
    void areTheConnectorsFaultWhereThereIsNoTotal(String answer) {
      page(answer);

      assertThatExceptionOfType(ConnectorException.class)
          .isThrownBy(() -> walk(ofTotal()))
          .withMessageContaining("`total: total` must find how many records there are")
          .withMessageContaining("in the answer of /c");
    }

    @Test
    void mayLookAtWhatWasReadSoFar() {
      page("{\"data\": [1], \"total\": 2}");
      page("{\"data\": [2], \"total\": 2}");

      assertThat(walk(with(number, In.QUERY, OF_TWO, "$read < total"))).hasSize(2);
    }

    @Test
    void areTheConnectorsFaultWhereMoreFindsNothing() {
      page("{\"data\": [1], \"has_next\": true}");

      assertThatExceptionOfType(ConnectorException.class)
          .isThrownBy(() -> walk(with(number, In.QUERY, OF_TWO, "hasNext")))
          .withMessageContaining("`more: hasNext` must say whether there is another page")
          .withMessageContaining("the answer's keys are data, has_next")
          .satisfies(e -> assertThat(e.place()).isNotNull());
    }

    private Pagination ofTotal() {
      return with(number, In.QUERY, OF_TWO, null, "total", false, false);
    }

    @Test
    void mayCountTheRecordsOfThePage() {
      page("{\"data\": [1]}");
      page("{\"data\": []}");

      assertThat(walk(with(number, In.QUERY, OF_TWO, "$count > 0"))).hasSize(2);
    }

    @Test
    void mayStartAtZeroAndStandInThePath() {
      page("{\"data\": [1, 2]}");
      page("{\"data\": []}");
      Endpoint endpoint = request("GET /c/page/{{ $page }}").end();

      assertThat(
              walk(
                  with(new Next.Page("page", 0), In.PATH, new Size(null, 2, 2, 2), null), endpoint))
          .containsExactly("GET /c/page/0", "GET /c/page/1");
    }

    @Test
    void mayStandInAJsonBodyAsNumbers() {
      page("{\"data\": [1, 2], \"next_page\": 2}");
      page("{\"data\": [3, 4], \"next_page\": null}");
      Endpoint endpoint = request("POST /c").json(Map.of("match", "exact")).end();

      walk(with(number, In.JSON, OF_TWO, "next_page"), endpoint);

      assertThat(conversation.vendor().asked().stream().map(Asked::body))
          .containsExactly(
              "{\"match\":\"exact\",\"limit\":2,\"page\":1}",
              "{\"match\":\"exact\",\"limit\":2,\"page\":2}");
    }

    @Test
    void mayStandInAFormOrAHeader() {
      page("{\"data\": []}");
      walk(with(number, In.FORM, OF_TWO, null), request("POST /c").end());
      page("{\"data\": []}");
      walk(with(new Next.Page("X-Page", 1), In.HEADER, UNKNOWN, null));

      assertThat(conversation.vendor().asked().getFirst().body()).isEqualTo("limit=2&page=1");
      assertThat(conversation.vendor().asked().getLast().header("x-page")).isEqualTo("1");
    }
  }

  @Nested
  class Offsets {
    private final Next offset = new Next.Offset("skip", 0);

    @Test
    void growByWhatCame() {
      page("{\"data\": [1, 2]}");
      page("{\"data\": [3]}");
      page("{\"data\": [4, 5]}");
      page("{\"data\": []}");

      assertThat(walk(with(offset, In.QUERY, OF_TWO, null)))
          .containsExactly(
              "GET /c?q=x&limit=2&skip=0",
              "GET /c?q=x&limit=2&skip=2",
              "GET /c?q=x&limit=2&skip=3",
              "GET /c?q=x&limit=2&skip=5");
    }

    @Test
    void mayStartAtOneAndEndByATotal() {
      page("{\"data\": [1, 2], \"total\": 4}");
      page("{\"data\": [3, 4], \"total\": 4}");

      assertThat(
              walk(
                  with(new Next.Offset("start", 1), In.QUERY, OF_TWO, null, "total", false, false)))
          .containsExactly("GET /c?q=x&limit=2&start=1", "GET /c?q=x&limit=2&start=3");
    }

    @Test
    void passAnEmptyPageBySoManyAsWereAskedFor() {
      page("{\"data\": [], \"total\": 3}");
      page("{\"data\": [3], \"total\": 3}");
      page("{\"data\": [], \"total\": 3}");

      assertThat(walk(with(offset, In.QUERY, OF_TWO, null, "total", false, false)))
          .containsExactly(
              "GET /c?q=x&limit=2&skip=0",
              "GET /c?q=x&limit=2&skip=2",
              "GET /c?q=x&limit=2&skip=3");
    }
  }

  @Nested
  class Tokens {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "{\"data\": []}",
          "{\"data\": [3], \"next\": null}",
          "{\"data\": [3], \"next\": \"\"}"
        })
    void endWhenThereIsNone(String last) {
      page("{\"data\": [1, 2], \"next\": \"%5B1%2C2%5D\"}");
      page(last);

      assertThat(walk(with(cursor("next"), In.QUERY, OF_TWO, null)))
          .containsExactly("GET /c?q=x&limit=2", "GET /c?q=x&limit=2&after=%255B1%252C2%255D");
    }

    @Test
    void doNotEndWithAnEmptyPage() {
      page("{\"data\": [], \"next\": \"a\"}");
      page("{\"data\": [1]}");

      assertThat(walk(with(cursor("next"), In.QUERY, OF_TWO, null))).hasSize(2);
    }

    @Test
    void endByAFlagAlthoughThereIsOne() {
      page("{\"data\": [1], \"next\": \"a\", \"hasNext\": true}");
      page("{\"data\": [2], \"next\": \"b\", \"hasNext\": false}");

      assertThat(walk(with(cursor("next"), In.QUERY, OF_TWO, "hasNext"))).hasSize(2);
    }

    @Test
    void keepTheirTypeInAJsonBody() {
      page("{\"data\": [1], \"next\": 9007199254740993}");
      page("{\"data\": []}");

      walk(with(cursor("next"), In.JSON, OF_TWO, null), request("POST /c").end());

      assertThat(conversation.vendor().asked().stream().map(Asked::body))
          .containsExactly("{\"limit\":2}", "{\"limit\":2,\"after\":9007199254740993}");
    }

    @Test
    void mayComeInAHeader() {
      pages.add(Said.json("{\"data\": [1]}").with("X-Next", "a b"));
      page("{\"data\": []}");

      assertThat(walk(with(cursor("$headers.\"x-next\""), In.QUERY, UNKNOWN, null)))
          .containsExactly("GET /c?q=x", "GET /c?q=x&after=a%20b");
    }

    @Test
    void thatAnEmptyPageRepeatsEndTheListWhereTheConnectorSaysSo() {
      page("{\"data\": [1], \"next\": \"a\"}");
      page("{\"data\": [], \"next\": \"a\"}");

      assertThat(walk(with(cursor("next"), In.QUERY, UNKNOWN, null, null, false, true))).hasSize(2);
    }

    @Test
    void thatAreMissingAlthoughThereIsMoreAreAVendorError() {
      page("{\"data\": [1], \"hasNext\": true}");

      assertThatExceptionOfType(VendorException.class)
          .isThrownBy(() -> walk(with(cursor("next"), In.QUERY, UNKNOWN, "hasNext")))
          .withMessageContaining("says that there are more pages, but gives no token");
    }
  }

  @Nested
  class Urls {
    @Test
    void areFollowedAsTheyAre() {
      String origin = conversation.vendor().origin();
      page("{\"data\": [1], \"next\": \"" + origin + "/c?cursor=%5Ba%5D&x=1+2\"}");
      page("{\"data\": [2], \"next\": \"\"}");

      assertThat(walk(with(url(), In.QUERY, OF_TWO, null)))
          .containsExactly("GET /c?q=x&limit=2", "GET /c?cursor=%5Ba%5D&x=1+2");
    }

    @Test
    void mayBeRelativeAndUntidy() {
      page("{\"data\": [1], \"next\": \"/v2/c?cursor=a b|é\"}");
      page("{\"data\": [2], \"next\": \"?cursor=2\"}");
      page("{\"data\": [3], \"next\": null}");

      assertThat(walk(with(url(), In.QUERY, UNKNOWN, null)))
          .containsExactly("GET /c?q=x", "GET /v2/c?cursor=a%20b%7C%C3%A9", "GET /v2/c?cursor=2");
    }

    @Test
    void keepWhatTheConnectorSaysWhenItIsMissing() {
      page("{\"data\": [1], \"next\": \"/c?cursor=a\"}");
      page("{\"data\": [1], \"next\": \"/c?cursor=b&limit=1\"}");
      page("{\"data\": []}");

      assertThat(walk(with(url("limit", "q", "none"), In.QUERY, OF_TWO, null)))
          .containsExactly(
              "GET /c?q=x&limit=2", "GET /c?cursor=a&limit=2&q=x", "GET /c?cursor=b&limit=1&q=x");
    }

    @Test
    void keepTheMethodTheHeadersAndTheBody() {
      page("{\"data\": [1], \"next\": \"/c?cursor=a\"}");
      page("{\"data\": []}");
      Endpoint endpoint =
          request("POST /c").header("Beta", "true").json(Json.read("{\"a\": 1}")).end();

      walk(with(url(), In.QUERY, UNKNOWN, null), endpoint);

      Asked second = conversation.vendor().asked().getLast();
      assertThat(second.line()).isEqualTo("POST /c?cursor=a");
      assertThat(second.header("beta")).isEqualTo("true");
      assertThat(second.body()).isEqualTo("{\"a\":1}");
    }

    @Test
    void mayStandInALinkHeader() {
      String origin = conversation.vendor().origin();
      pages.add(
          Said.json("{\"data\": [1]}")
              .with("Link", "<" + origin + "/c?p=1>; rel=\"first\"")
              .with("Link", "<" + origin + "/c?p=2>; rel=\"next\""));
      pages.add(Said.json("{\"data\": [2]}").with("Link", "</c?p=1>; rel=\"first\""));

      assertThat(walk(with(new Next.Link("next", List.of()), In.QUERY, OF_TWO, null)))
          .containsExactly("GET /c?q=x&limit=2", "GET /c?p=2");
    }

    @Test
    void thatLeadElsewhereAreRefused() {
      page("{\"data\": [1], \"next\": \"http://elsewhere.example/c\"}");

      assertThatExceptionOfType(VendorException.class)
          .isThrownBy(() -> walk(with(url(), In.QUERY, UNKNOWN, null)))
          .withMessageContaining("a request to http://elsewhere.example was refused");
    }
  }

  @Test
  void aPlaceThatIsNoneIsRefused() {
    List<String> nonsense = new ArrayList<>(List.of("", "x", "p", "px", "o1.5", "t", "t{", "p1 "));
    for (String text : nonsense) {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .as(text)
          .isThrownBy(() -> PageState.parse(text));
      assertThatExceptionOfType(IllegalArgumentException.class)
          .as("behind a trail: " + text)
          .isThrownBy(() -> PageState.parse(Trail.START.text() + "/" + text));
    }
  }
}
