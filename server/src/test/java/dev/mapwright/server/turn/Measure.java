package dev.mapwright.server.turn;

import dev.mapwright.server.http.CallLimits;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * What each rule costs each client, printed; run by hand, with {@code -Dmapwright.scale=1} in real
 * time. The figures are in {@code docs/decisions/long-calls.md}.
 */
final class Measure {
  private Measure() {}

  public static void main(String... args) throws Exception {
    CallLimits held = LongList.usual();
    CallLimits told = new CallLimits(held.turn(), held.requests(), Duration.ZERO, held.beat());
    for (Function<CallLimits, LongList> vendor :
        List.<Function<CallLimits, LongList>>of(LongList::slow, LongList::paced)) {
      print("an error with a cursor", vendor.apply(told), false);
      print("an empty page with a cursor", vendor.apply(told), true);
      print("the connection is held", vendor.apply(held), false);
    }
  }

  private static void print(String rule, LongList list, boolean emptyPages) throws Exception {
    try (list) {
      WalksOfClientsTest.walks(list, Client.Form.OWN, emptyPages)
          .forEach((client, walked) ->
              System.out.println(
                  rule
                      + "; "
                      + client
                      + "; "
                      + walked.ids().size()
                      + " found; "
                      + walked.took().toMillis()
                      + " ms; "
                      + (walked.gaveUp() == null ? "came to the end" : walked.gaveUp())));
      System.out.println(rule + "; " + list.asked + " vendor calls");
    }
  }
}
