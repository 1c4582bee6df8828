package dev.dmcp.service.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.mcp.client.lookup.HangingResolver;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose name leads nowhere for a long time: the resolver hangs. */
class HangingNameTest {
    private static final String HOST = "gateway" + HangingResolver.HANGS;

    @TempDir
    private Path folder;

    @Test
    void it_is_down_in_time_harms_no_other_and_leaves_one_lookup_behind() throws Exception {
        Files.writeString(
                folder.resolve("mcp.json"),
                "{\"mcpServers\":{\"plain\":{\"url\":\"http://" + HOST + "/mcp\"},\"safe\":{\"url\":\"https://" + HOST
                        + "/mcp\"}}}");
        try (var memory = new TestUpstream(TestGateway.TOKENS, 0);
                var gateway = new TestGateway(folder, Map.of("MCP_MEMORY_URL", memory.url()))) {
            TestGateway.await(() -> HangingResolver.hanging(HOST) == 1);
            long begun = System.nanoTime();
            HttpResponse<String> answer = gateway.execute("memory__echo", "{\"a\":1}");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            for (String name : new String[] {"plain", "safe"}) {
                assertThat(gateway.send("GET", "/servers/" + name, "").body()).contains("\"status\":\"down\"");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
            assertThat(HangingResolver.hanging(HOST)).isEqualTo(1);
        } finally {
            HangingResolver.letGo();
        }
    }
}
