package dev.mapwright.cli.record;

import dev.mapwright.fixtures.exchange.Exchange;
import dev.mapwright.fixtures.exchange.Replay;
import dev.mapwright.fixtures.http.DecodedParameters;
import dev.mapwright.fixtures.http.ReceivedRequest;
import dev.mapwright.fixtures.http.Reply;
import dev.mapwright.fixtures.http.RequestHandler;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers as a vendor did, in disguise, and notes what it is asked by the fixtures' account: that
 * is what a scenario expects. Each answer is given once, to the request that is most like the one
 * it answered. Thread-safe.
 */
final class DisguisedVendor implements RequestHandler {
  private final Replay login;
  private final List<Answered> answers;
  private final boolean[] given;
  private final List<Noted> noted = new ArrayList<>();

  /**
   * With the answers.
   *
   * @param login exchanges that every scenario of the vendor begins with
   */
  DisguisedVendor(List<Exchange> login, List<Answered> answers) {
    this.login = new Replay(login);
    this.answers = List.copyOf(answers);
    this.given = new boolean[answers.size()];
  }

  /**
   * An answer in disguise.
   *
   * @param url what was asked, likewise
   * @param body null for one that is no JSON
   * @param text the body as text
   */
  record Answered(
      String method,
      String url,
      int status,
      Map<String, String> headers,
      @Nullable Object body,
      String text) {
    Reply reply() {
      return body != null
          ? Reply.json(status, headers, body)
          : text.isEmpty() ? Reply.empty(status, headers) : Reply.text(status, headers, text);
    }
  }

  /** A request of the fixtures' account, and its answer. */
  record Noted(ReceivedRequest request, Answered answer) {}

  @Override
  public synchronized Reply answer(ReceivedRequest request) {
    Reply atLogin = login.answer(request);
    if (atLogin.status() != Replay.UNMATCHED) {
      return atLogin;
    }
    int best = -1;
    int likeness = -1;
    for (int i = 0; i < answers.size(); i++) {
      int like = given[i] ? -1 : likeness(request, answers.get(i));
      if (like > likeness) {
        best = i;
        likeness = like;
      }
    }
    if (best < 0) {
      return Reply.text(Replay.UNMATCHED, Map.of(), "nothing like it was recorded");
    }
    given[best] = true;
    noted.add(new Noted(request, answers.get(best)));
    return answers.get(best).reply();
  }

  /** The requests in the order in which they came. */
  synchronized List<Noted> noted() {
    return List.copyOf(noted);
  }

  /** How many answers nobody asked for. */
  synchronized int unasked() {
    int count = 0;
    for (boolean one : given) {
      count += one ? 0 : 1;
    }
    return count;
  }

  private static int likeness(ReceivedRequest request, Answered answer) {
    URI uri = URI.create(answer.url);
    List<String> there = ReceivedRequest.segments(uri.getRawPath());
    List<String> here = request.segments();
    if (!request.method().equals(answer.method) || there.size() != here.size()) {
      return -1;
    }
    int like = 0;
    for (int i = 0; i < here.size(); i++) {
      like += here.get(i).equals(there.get(i)) ? 10 : 0;
    }
    String query = uri.getRawQuery();
    DecodedParameters asked =
        query == null ? DecodedParameters.NONE : DecodedParameters.ofQuery(query);
    for (Map.Entry<String, List<String>> parameter : request.query().values().entrySet()) {
      like += parameter.getValue().equals(asked.values().get(parameter.getKey())) ? 2 : 0;
    }
    return like;
  }
}
