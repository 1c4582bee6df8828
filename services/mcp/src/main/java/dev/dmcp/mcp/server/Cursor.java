package dev.dmcp.mcp.server;

import dev.dmcp.mcp.wire.RpcException;
import dev.dmcp.service.kit.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The opaque cursors of paginated lists. They name the last entry that was sent, not its number, so that entries which come and go between two
 * pages neither hide nor double others.
 */
final class Cursor {
    private static final String MARK = "v1:";

    private Cursor() {}

    static String encode(String position) {
        byte[] text = (MARK + position).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    /** @throws RpcException invalid params, when the cursor is not one of ours */
    static Optional<String> of(JsonObject params) {
        if (!params.has("cursor")) {
            return Optional.empty();
        }
        String text = params.string("cursor").map(Cursor::decode).orElse("");
        if (!text.startsWith(MARK)) {
            throw RpcException.invalidParams("Invalid cursor");
        }
        return Optional.of(text.substring(MARK.length()));
    }

    private static String decode(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
