package dev.dmcp.service.memory.mcp;

import dev.dmcp.mcp.model.Resource;
import dev.dmcp.mcp.model.ResourceResult;
import dev.dmcp.mcp.server.CallContext;
import dev.dmcp.mcp.server.Page;
import dev.dmcp.mcp.server.ResourceProvider;
import dev.dmcp.service.memory.model.MemoryStore;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Each memory as a resource: {@code memory://memories/<key>}, the key percent-encoded whole, so that no slash or dot in it means anything. The same address is
 * each caller's own memory.
 */
final class MemoryResources implements ResourceProvider {
    private static final String PREFIX = "memory://memories/";
    private static final String MEDIA_TYPE = "text/plain";
    private static final int PAGE = 100;

    private final MemoryStore store;

    MemoryResources(MemoryStore store) {
        this.store = store;
    }

    @Override
    public Page<Resource> list(CallContext context, Optional<String> cursor) {
        List<String> keys = store.keys(MemoryMcp.user(context), "", cursor, PAGE);
        var resources = new ArrayList<Resource>();
        keys.forEach(key -> resources.add(new Resource(address(key), key, MEDIA_TYPE)));
        return new Page<>(resources, keys.size() < PAGE ? Optional.empty() : Optional.of(keys.getLast()));
    }

    @Override
    public Optional<ResourceResult> read(CallContext context, String uri) {
        return key(uri).flatMap(key -> store.recall(MemoryMcp.user(context), key))
                .map(memory -> ResourceResult.text(uri, MEDIA_TYPE, memory.content()));
    }

    private static String address(String key) {
        return PREFIX + URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Optional<String> key(String uri) {
        if (!uri.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            String key = URLDecoder.decode(uri.substring(PREFIX.length()).replace("+", "%2B"), StandardCharsets.UTF_8);
            // Neither can be a key, and PostgreSQL does not take the first one as a parameter.
            return key.isEmpty() || key.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(key);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
