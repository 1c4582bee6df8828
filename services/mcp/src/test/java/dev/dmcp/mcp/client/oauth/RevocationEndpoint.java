package dev.dmcp.mcp.client.oauth;

import dev.dmcp.service.kit.http.Response;
import dev.dmcp.service.kit.json.Json;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Where clients give tokens back (RFC 7009), in the moods that such servers have. */
public final class RevocationEndpoint {
    static final String PATH = "/revoke";

    private final List<Map<String, String>> received = new CopyOnWriteArrayList<>();
    private volatile boolean named = true;
    private volatile Mood mood = Mood.WELL;
    private final CountDownLatch never = new CountDownLatch(1);

    /** What it does with a request. */
    public enum Mood {
        WELL,
        /** It takes back what gets other tokens, and no others. */
        TAKES_RENEWALS_ONLY,
        BROKEN,
        SILENT
    }

    /** Whether the metadata names it. */
    public void name(boolean now) {
        named = now;
    }

    public void mood(Mood now) {
        mood = now;
    }

    /** The fields of each request. */
    public List<Map<String, String>> received() {
        return List.copyOf(received);
    }

    String metadata(String issuer) {
        return named ? "\"revocation_endpoint\":\"" + issuer + PATH + "\"," : "";
    }

    Response answer(Map<String, String> form) throws InterruptedException {
        received.add(form);
        return switch (mood) {
            case WELL -> Response.empty(200);
            case TAKES_RENEWALS_ONLY ->
                "refresh_token".equals(form.get("token_type_hint"))
                        ? Response.empty(200)
                        : Response.json(400, Json.parse("{\"error\":\"unsupported_token_type\"}"));
            case BROKEN -> Response.json(500, Json.parse("{\"error_description\":\"" + form.get("token") + "\"}"));
            case SILENT -> {
                never.await();
                yield Response.empty(503);
            }
        };
    }
}
