package dev.mapwright.server.console;

import dev.mapwright.server.body.FormBody;
import dev.mapwright.server.console.page.PageSetting;
import dev.mapwright.server.console.page.SignInPage;
import dev.mapwright.server.http.Operation;
import dev.mapwright.server.http.ServerResponse;
import java.util.Map;
import java.util.regex.Pattern;

/** Signing in with a key, and out again. */
record SignOperations(ConsoleGate gate, Sessions sessions) {
  /** Below the console, and nowhere else: names, ids, and what a query may hold. */
  private static final Pattern PAGE =
      Pattern.compile("(?!.*(\\.\\.|//))[A-Za-z][A-Za-z0-9._~%/-]*(\\?[A-Za-z0-9._~%&=+-]*)?");

  /** {@code POST /console/sign-in}. */
  Operation in() {
    return ConsoleGate.guarded((request, _) -> {
      gate.checkOwnPage(request);
      Map<String, String> form = FormBody.read(request);
      String key = form.getOrDefault(SignInPage.KEY, "").strip();
      String page = form.getOrDefault(SignInPage.PAGE, "");
      String safe = PAGE.matcher(page).matches() ? page : "";
      PageSetting setting = ConsoleGate.stranger(request);
      return key.length() > Sessions.MOST_KEY || gate.caller(key).isEmpty()
          ? SignInPage.of(401, setting, safe, setting.say("sign.wrong"))
          : ServerResponse.seeOther(setting.to(safe)).with(sessions.header(sessions.begin(key)));
    });
  }

  /** {@code POST /console/sign-out}. */
  Operation out() {
    return gate.form((who, _, _) ->
        ServerResponse.seeOther(who.setting().to("")).with(sessions.end(who.session())));
  }
}
