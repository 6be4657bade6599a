package dev.mapwright.server.console;

import dev.mapwright.server.console.page.PageSetting;
import dev.mapwright.server.http.ApiCaller;
import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.http.ServerRequest;

/**
 * Somebody who has signed in, and asks for a page.
 *
 * @param session since when
 * @param caller what the key allows
 * @param request what is asked
 * @param setting how pages are written for it
 */
record SignedIn(
    ConsoleSession session, ApiCaller caller, ServerRequest request, PageSetting setting) {

  /**
   * Lets only those on who may change things.
   *
   * @throws HttpException 403 for all others
   */
  void checkAdmin() {
    if (caller.rights() != ApiCaller.Rights.ADMIN) {
      throw HttpException.of(403, setting.say("error.admin"));
    }
  }

  @Override
  public String toString() {
    return "signed in: " + caller.rights();
  }
}
