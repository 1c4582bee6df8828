package dev.dmcp.service.memory;

import dev.dmcp.service.kit.lifecycle.ServiceDefinition;
import dev.dmcp.service.kit.security.ServiceSecurityContract;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

class MemorySecurityTest extends ServiceSecurityContract {
    @Override
    protected ServiceDefinition definition() {
        return new MemoryDefinition();
    }

    @Override
    protected Map<String, String> environment() {
        return Map.of();
    }

    @Override
    protected Call guarded() {
        return new Call("POST", "/tools/memory_search", "{\"query\":\"anything\"}");
    }

    @Override
    protected List<Call> carrying(String text) {
        String json = quoted(text);
        return List.of(
                new Call("POST", "/tools/memory_remember", "{\"key\":" + json + ",\"content\":" + json + "}"),
                new Call("POST", "/tools/memory_recall", "{\"key\":" + json + "}"),
                new Call("POST", "/tools/memory_search", "{\"query\":" + json + ",\"key\":" + json + "}"),
                new Call("POST", "/tools/memory_update", "{\"key\":" + json + ",\"content\":" + json + "}"),
                new Call("POST", "/tools/memory_forget", "{\"key\":" + json + "}"),
                new Call("POST", "/tools/" + URLEncoder.encode(text, StandardCharsets.UTF_8), "{}"),
                new Call("GET", "/memories/export?x=" + URLEncoder.encode(text, StandardCharsets.UTF_8), ""));
    }
}
