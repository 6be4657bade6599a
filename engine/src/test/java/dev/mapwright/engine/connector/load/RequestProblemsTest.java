package dev.mapwright.engine.connector.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Request lines, bodies, origins and authentication. */
class RequestProblemsTest {
  @Test
  void aPathWithoutAMethod() {
    assertThat(AcmeFile.list("request: /people").told())
        .isEqualTo(
            """
            acme.yaml:16: error: A request is 'GET /path' or 'POST /path', not '/people'.
                      request: /people
                               ^^^^^^^
                Did you mean 'GET /people'?
            """);
  }

  @Test
  void aRequestThatWrites() {
    assertThat(AcmeFile.list("request: DELETE /people").told())
        .isEqualTo(
            """
            acme.yaml:16: error: A request is 'GET /path' or 'POST /path', not 'DELETE /people'.
                      request: DELETE /people
                               ^^^^^^^^^^^^^^
            """);
  }

  @Test
  void aPathWithoutASlash() {
    assertThat(AcmeFile.list("request: GET people").told())
        .isEqualTo(
            """
            acme.yaml:20: error: A path begins with /, and a URL with https:// or with an {{ expression }} that is one, alone or with a path behind it.
                      request: GET people
                                   ^^^^^^
            """);
  }

  @Test
  void parametersInThePath() {
    assertThat(AcmeFile.list("request: GET /people?a=b").told())
        .isEqualTo(
            """
            acme.yaml:27: error: Parameters do not stand in the path.
                      request: GET /people?a=b
                                          ^^^^
                Put them under query.
            """);
  }

  @Test
  void segmentsThatLeaveThePath() {
    assertThat(AcmeFile.list("request: GET /a//b/../c").told())
        .isEqualTo(
            """
            acme.yaml:23: error: A path has no empty segments, and none that is . or ..
                      request: GET /a//b/../c
                                      ^

            acme.yaml:26: error: A path has no empty segments, and none that is . or ..
                      request: GET /a//b/../c
                                         ^^
            """);
  }

  @Test
  void aBodyOfAGet() {
    assertThat(
            AcmeFile.list(
                    """
                    request: GET /people
                    json: {a: b}
                    """)
                .told())
        .isEqualTo(
            """
            acme.yaml:7: error: A GET carries no body.
                      json: {a: b}
                      ^^^^
                Write the request as POST, or move this into query.
            """);
  }

  @Test
  void twoBodies() {
    assertThat(
            AcmeFile.list(
                    """
                    request: POST /people
                    json: {a: b}
                    form: {b: c}
                    """)
                .told())
        .isEqualTo(
            """
            acme.yaml:7: error: A request has one body, json or form.
                      form: {b: c}
                      ^^^^
            """);
  }

  @Test
  void anOriginWithoutAScheme() {
    assertThat(AcmeFile.top("base_url: api.acme.example").told())
        .isEqualTo(
            """
            acme.yaml:11: error: An origin begins with https:// and the host.
                base_url: api.acme.example
                          ^^^^^^^^^^^^^^^^
                Write https://host, with {{ $account... }} within the host where accounts differ.
            """);
  }

  @Test
  void anOriginInTheClear() {
    assertThat(AcmeFile.top("base_url: http://api.acme.example").told())
        .isEqualTo(
            """
            acme.yaml:11: warning: Requests, and the secrets in them, go out unencrypted.
                base_url: http://api.acme.example
                          ^^^^^^^
                Use https:// if the vendor has it.
            """);
  }

  @Test
  void aHostThatTheCustomerCouldChoose() {
    assertThat(
            AcmeFile.top("base_url: https://{{ $account.host }}/v1")
                .withMap("name: name")
                .withAccount("host: {pattern: \"[a-z.]+\"}")
                .told())
        .isEqualTo(
            """
            acme.yaml:22: error: 'host' is part of a host, so it must not be able to name another one.
                base_url: https://{{ $account.host }}/v1
                                     ^^^^^^^^^^^^^
                Give the account field options, or a pattern that matches letters, digits and dashes only, such as "[a-z0-9-]+"; it must not be secret.
            """);
  }

  @Test
  void aHostOfAnAbsoluteRequest() {
    assertThat(
            AcmeFile.list(
                    """
                    request: GET https://{{ $account.token }}.acme.example/people
                    """)
                .told())
        .isEqualTo(
            """
            acme.yaml:31: error: 'token' is part of a host, so it must not be able to name another one.
                      request: GET https://{{ $account.token }}.acme.example/people
                                              ^^^^^^^^^^^^^^
                Give the account field options, or a pattern that matches letters, digits and dashes only, such as "[a-z0-9-]+"; it must not be secret.
            """);
  }

  @Test
  void aHostThatAnAnswerChooses() {
    assertThat(AcmeFile.list("request: GET https://{{ $where.id }}.acme.example/people").told())
        .isEqualTo(
            """
            acme.yaml:31: error: $where is not there in a host.
                      request: GET https://{{ $where.id }}.acme.example/people
                                              ^^^^^^
                There is: $account.
            """);
  }

  @Test
  void authenticationThatIsNeverUsed() {
    assertThat(AcmeFile.top("auth: [{headers: {a: b}}, {headers: {a: c}}]").told())
        .isEqualTo(
            """
            acme.yaml:8: error: Without 'when' this alternative is always used, and those below it never.
                auth: [{headers: {a: b}}, {headers: {a: c}}]
                       ^^^^^^^^^^^^^^^^^
                Give each alternative but the last a 'when' over $account.
            """);
  }

  @Test
  void aTokenThatNobodyFetches() {
    assertThat(AcmeFile.top("auth: {headers: {Authorization: \"{{ $token.id }}\"}}").told())
        .isEqualTo(
            """
            acme.yaml:37: error: $token is not there in auth.
                auth: {headers: {Authorization: "{{ $token.id }}"}}
                                                    ^^^^^^
                There is: $account, $nonce, $time.
            """);
  }

  @Test
  void keysOfAConsentThatNobodyIsAskedFor() {
    assertThat(
            AcmeFile.top(
                    """
                    auth:
                      oauth2:
                        grant: client_credentials
                        token_url: https://login.acme.example/token
                        pkce: true
                    """)
                .withAccount("client_id: {}\nclient_secret: {secret: true}")
                .told())
        .isEqualTo(
            """
            acme.yaml:5: error: 'pkce' is of the customer's consent, which this grant does without.
                    pkce: true
                    ^^^^
                Take it away, or write 'grant: authorization_code'.
            """);
  }

  @Test
  void aConsentAtAHostThatTheCustomerCouldChoose() {
    assertThat(
            AcmeFile.top(
                    """
                    auth:
                      oauth2:
                        grant: authorization_code
                        authorize_url: https://{{ $account.host }}/consent
                        token_url: https://login.acme.example/token
                    """)
                .withAccount("client_id: {}\nclient_secret: {secret: true}\nhost: {}")
                .told())
        .isEqualTo(
            """
            acme.yaml:31: error: 'host' is part of a host, so it must not be able to name another one.
                    authorize_url: https://{{ $account.host }}/consent
                                              ^^^^^^^^^^^^^
                Give the account field options, or a pattern that matches letters, digits and dashes only, such as "[a-z0-9-]+"; it must not be secret.
            """);
  }

  @Test
  void oauth2WithoutAClient() {
    assertThat(
            AcmeFile.top(
                    """
                    auth: {oauth2: {grant: client_credentials, token_url: https://acme.example/token}}
                    """)
                .told())
        .isEqualTo(
            """
            acme.yaml:8: error: OAuth 2 reads $account.client_id, which 'account' does not declare.
                auth: {oauth2: {grant: client_credentials, token_url: https://acme.example/token}}
                       ^^^^^^
                Declare it: account: {client_id: {}, client_secret: {secret: true}}.

            acme.yaml:8: error: OAuth 2 reads $account.client_secret, which 'account' does not declare.
                auth: {oauth2: {grant: client_credentials, token_url: https://acme.example/token}}
                       ^^^^^^
                Declare it: account: {client_id: {}, client_secret: {secret: true}}.
            """);
  }

  @Test
  void aVariableWithoutBraces() {
    assertThat(
            AcmeFile.list(
                    """
                    request: GET /people
                    query: {ids: $where.id}
                    """)
                .told())
        .isEqualTo(
            """
            acme.yaml:20: warning: '$where' is sent as it is written here.
                      query: {ids: $where.id}
                                   ^^^^^^
                For its value, write {{ $where }}, the text in double quotes.
            """);
  }
}
