package dev.dmcp.mcp.client.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.mcp.client.link.LinkException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OAuthAuthorizerTest {
    private final LoginServer login = LoginServer.start();
    private final LoopbackAgent agent = browser();
    private final OAuthAuthorizer authorizer = OAuthAuthorizer.forUser(
            login.resource(), OAuthOptions.of("test", agent.redirect()), agent, InstantSource.system());

    @AfterEach
    void stop() {
        agent.close();
        login.close();
    }

    @Test
    void a_first_refusal_leads_to_registration_consent_and_a_token() throws Exception {
        assertThat(authorizer.authorization()).isEmpty();
        assertThat(authorizer.recover(401, List.of("Bearer"), Optional.empty())).isTrue();

        assertThat(authorizer.authorization()).contains("Bearer token-1");
        assertThat(login.lastGrant).containsEntry("resource", login.resource().toString());
        assertThat(login.registrations).hasValue(1);
    }

    @Test
    void the_code_is_bound_to_who_asked_for_it() throws Exception {
        authorizer.recover(401, List.of("Bearer"), Optional.empty());
        assertThat(login.challengeMatched).isTrue();
    }

    @Test
    void an_expired_token_is_renewed_without_the_user() throws Exception {
        authorizer.recover(401, List.of("Bearer"), Optional.empty());
        authorizer.recover(401, List.of("Bearer error=\"invalid_token\""), authorizer.authorization());

        assertThat(authorizer.authorization()).contains("Bearer token-2");
        assertThat(login.lastGrant).containsEntry("grant_type", "refresh_token");
        assertThat(login.consents).hasValue(1);
    }

    @Test
    void a_token_that_another_thread_got_meanwhile_is_used() throws Exception {
        authorizer.recover(401, List.of("Bearer"), Optional.empty());
        assertThat(authorizer.recover(401, List.of("Bearer"), Optional.empty())).isTrue();
        assertThat(login.consents).hasValue(1);
    }

    @Test
    void a_lack_of_scope_is_asked_for_besides_what_there_is() throws Exception {
        authorizer.recover(401, List.of("Bearer scope=\"read\""), Optional.empty());
        authorizer.recover(
                403, List.of("Bearer error=\"insufficient_scope\", scope=\"write\""), authorizer.authorization());
        assertThat(login.lastScope).isEqualTo("read write");
    }

    @Test
    void a_scope_that_did_not_help_is_not_asked_for_again() throws Exception {
        authorizer.recover(401, List.of("Bearer scope=\"read\""), Optional.empty());
        assertThat(authorizer.recover(403, List.of("Bearer scope=\"read\""), authorizer.authorization()))
                .isFalse();
        assertThat(login.consents).hasValue(1);
    }

    @Test
    void a_response_in_another_servers_name_is_refused() {
        login.issuerInRedirect = "https://evil.example";
        assertThatThrownBy(() -> authorizer.recover(401, List.of("Bearer"), Optional.empty()))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("is not from");
    }

    @Test
    void a_machine_shows_its_own_credentials() throws Exception {
        OAuthAuthorizer machine = machine();
        machine.recover(401, List.of("Bearer"), Optional.empty());

        assertThat(machine.authorization()).contains("Bearer token-1");
        assertThat(login.lastGrant).containsEntry("grant_type", "client_credentials");
        assertThat(login.lastAuthorization).startsWith("Basic ");
        assertThat(login.registrations).hasValue(0);
    }

    @Test
    void secrets_are_not_printed() {
        assertThat(ClientIdentity.secret("me", "hush").toString())
                .contains("me")
                .doesNotContain("hush");
    }

    private OAuthAuthorizer machine() {
        OAuthOptions options = OAuthOptions.of("test", URI.create("http://127.0.0.1/unused"))
                .withRegistered(ClientIdentity.secret("robot", "hush"));
        return OAuthAuthorizer.forMachine(login.resource(), options, InstantSource.system());
    }

    private static LoopbackAgent browser() {
        try {
            return LoopbackAgent.start(OAuthAuthorizerTest::browse, Duration.ofSeconds(20));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A browser whose user has consented before the page is shown. */
    private static void browse(URI page) {
        Thread.ofVirtual().start(() -> {
            try (HttpClient client = HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.ALWAYS)
                    .build()) {
                client.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.discarding());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
