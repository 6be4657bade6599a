package dev.mapwright.server.console;

import dev.mapwright.server.auth.CallerQuotas;
import dev.mapwright.server.auth.KnownCallers;
import dev.mapwright.server.body.FormBody;
import dev.mapwright.server.connect.PublicAddress;
import dev.mapwright.server.console.page.PageSetting;
import dev.mapwright.server.console.page.Shell;
import dev.mapwright.server.console.page.SignInPage;
import dev.mapwright.server.failure.Failure;
import dev.mapwright.server.failure.Failures;
import dev.mapwright.server.http.ApiCaller;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.http.Operation;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Lets in who has signed in, tells all others where to do it, and takes forms from the console's
 * own pages alone.
 *
 * @param sessions knows who has signed in
 * @param callers knows keys
 * @param quotas counts what is asked with them, as if it came to the API
 * @param address where browsers reach the server
 */
record ConsoleGate(
    Sessions sessions, KnownCallers callers, CallerQuotas quotas, PublicAddress address) {
  private static final String ABOVE = "/console";

  /** What answers somebody who has signed in. */
  @FunctionalInterface
  interface Page {
    /** The answer; of the path the decoded values of its placeholders. */
    ServerResponse answer(SignedIn who, Map<String, String> path);
  }

  /** What does something for somebody who has signed in. */
  @FunctionalInterface
  interface Form {
    /** The answer to what was filled in. */
    ServerResponse answer(SignedIn who, Map<String, String> path, Map<String, String> form);
  }

  /** A page for whoever has signed in. */
  Operation page(Page page) {
    return guarded((request, path) -> {
      Optional<SignedIn> who = find(request);
      if (who.isPresent()) {
        return renewed(who.get(), () -> page.answer(who.get(), path));
      }
      PageSetting setting = stranger(request);
      return isFromElsewhere(request)
          ? Shell.again(setting)
          : SignInPage.of(200, setting, target(request), null);
    });
  }

  /** A form that whoever has signed in may send. */
  Operation form(Form form) {
    return guarded((request, path) -> {
      checkOwnPage(request);
      Optional<SignedIn> found = find(request);
      if (found.isEmpty()) {
        PageSetting setting = stranger(request);
        return SignInPage.of(401, setting, "", setting.say("sign.over"));
      }
      SignedIn who = found.get();
      Map<String, String> fields = FormBody.read(request);
      if (!who.session().isOwn(fields.getOrDefault(Shell.TOKEN, ""))) {
        throw elsewhere(who.setting());
      }
      return renewed(who, () -> form.answer(who, path, fields));
    });
  }

  /** What anybody may ask for; what fails is told on a page, too. */
  static Operation guarded(Operation inside) {
    return (request, path) -> {
      try {
        return inside.handle(request, path);
      } catch (RuntimeException e) {
        return told(stranger(request), e);
      }
    };
  }

  /** What it answers, or what fails; the session goes on, unless the answer has ended it. */
  private ServerResponse renewed(SignedIn who, Supplier<ServerResponse> answers) {
    ServerResponse answer;
    try {
      quotas.count(who.caller(), "Bearer " + who.session().key(), who.request());
      answer = answers.get();
    } catch (RuntimeException e) {
      answer = told(who.setting(), e);
    }
    return answer.headers().containsKey("set-cookie")
        ? answer
        : answer.with(sessions.renewed(who.session()));
  }

  private static ServerResponse told(PageSetting setting, RuntimeException thrown) {
    Failure failure = Failures.of(thrown);
    return Shell.error(failure.status(), setting, failure.message());
  }

  private Optional<SignedIn> find(ServerRequest request) {
    return sessions
        .of(request)
        .flatMap(session ->
            caller(session.key())
                .map(caller ->
                    new SignedIn(
                        session,
                        caller,
                        request,
                        PageSetting.of(request, session.formToken(), caller))));
  }

  /** Who has this key; the token of an account reads its records and nothing else. */
  Optional<ApiCaller> caller(String key) {
    return callers
        .find(key)
        .filter(caller -> caller.rights().compareTo(ApiCaller.Rights.READ) >= 0);
  }

  /** How pages are written for whoever has not signed in. */
  static PageSetting stranger(ServerRequest request) {
    return PageSetting.of(request, "", ApiCaller.NOBODY);
  }

  /** The page that was asked for, below the console. */
  private static String target(ServerRequest request) {
    String path =
        request.path().length() > ABOVE.length() && request.path().startsWith(ABOVE)
            ? request.path().substring(ABOVE.length() + 1)
            : "";
    return request.query() == null ? path : path + "?" + request.query();
  }

  private static boolean isFromElsewhere(ServerRequest request) {
    return "cross-site".equals(request.header("sec-fetch-site"));
  }

  /**
   * Refuses what a page of another site sends, by what browsers say of it.
   *
   * @throws HttpException 403 if it does not come from here
   */
  void checkOwnPage(ServerRequest request) {
    String site = request.header("sec-fetch-site");
    if (site == null ? !isOwnOrigin(request) : !site.equals("same-origin")) {
      throw elsewhere(stranger(request));
    }
  }

  /** Browsers say nothing of the site where the connection is neither encrypted nor local. */
  private boolean isOwnOrigin(ServerRequest request) {
    String origin = request.header("origin");
    return origin == null
        || origin.equals(address.origin())
        || origin.equals("http://" + request.header("host"))
        || origin.equals("https://" + request.header("host"));
  }

  private static HttpException elsewhere(PageSetting setting) {
    return HttpException.of(403, setting.say("error.elsewhere"));
  }
}
