package dev.dmcp.service.gateway;

import static dev.dmcp.service.gateway.TestGateway.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.mcp.client.InputResponder;
import dev.dmcp.mcp.model.ClientCapabilities;
import dev.dmcp.mcp.model.InputRequest;
import dev.dmcp.service.kit.json.JsonObject;
import java.net.URI;

/** MCP clients that can show their user a page. */
final class PageClients {
    private PageClients() {}

    /** Says that the page will be opened, and opens it a moment later. */
    record PageShower(TestBrowser browser) implements InputResponder {
        @Override
        public ClientCapabilities capabilities() {
            return new ClientCapabilities(object("{\"elicitation\":{\"form\":{},\"url\":{}}}"));
        }

        @Override
        public JsonObject answer(InputRequest request) {
            assertThat(request.params().string("mode")).contains("url");
            URI page = URI.create(request.params().string("url").orElseThrow());
            Thread.ofVirtual().start(() -> {
                try {
                    browser.logIn(page);
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });
            return object("{\"action\":\"accept\"}");
        }
    }

    /** Would show pages, and its user says no. */
    static final class PageRefuser implements InputResponder {
        @Override
        public ClientCapabilities capabilities() {
            return new ClientCapabilities(object("{\"elicitation\":{\"url\":{}}}"));
        }

        @Override
        public JsonObject answer(InputRequest request) {
            return object("{\"action\":\"decline\"}");
        }
    }
}
