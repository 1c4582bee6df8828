package dev.dmcp.engine.buildkit.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Both versions of the service that keeps caches for GitHub Actions, as far as BuildKit asks of them, in memory. */
final class GithubCacheService implements AutoCloseable {
    /** The builder looks into the token for the scopes that it may write. */
    static final String TOKEN = String.join(
            ".",
            encoded("{\"alg\":\"none\"}"),
            encoded(
                    "{\"nbf\":0,\"exp\":99999999999,\"ac\":\"[{\\\"Scope\\\":\\\"refs/heads/main\\\",\\\"Permission\\\":3}]\"}"),
            "");

    private static final String FIRST = "/_apis/artifactcache/";
    private static final String SECOND = "/twirp/github.actions.results.api.v1.CacheService/";
    private static final String CONTENT = "/content/";
    private static final Pattern BLOCK = Pattern.compile("<Latest>([^<]+)</Latest>");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<String, String> names = new ConcurrentHashMap<>();
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    /** What one name has: content that comes in pieces, and is there once all of it is. */
    private static final class Entry {
        private final Map<String, byte[]> blocks = new ConcurrentHashMap<>();
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();
        private volatile boolean isComplete;
    }

    GithubCacheService() throws IOException {
        server.createContext(FIRST, exchange -> answered(exchange, this::first));
        server.createContext(SECOND, exchange -> answered(exchange, this::second));
        server.createContext(CONTENT, exchange -> answered(exchange, this::content));
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** What was asked of the service, in whose name and for what; not the traffic of content. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    void forget() {
        asked.clear();
        names.clear();
        entries.clear();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    @FunctionalInterface
    private interface Answer {
        void to(HttpExchange exchange, byte[] body) throws IOException;
    }

    private static void answered(HttpExchange exchange, Answer answer) throws IOException {
        try (exchange) {
            answer.to(exchange, exchange.getRequestBody().readAllBytes());
        }
    }

    private void note(HttpExchange exchange, String what) {
        boolean isOurs = ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        String path = exchange.getRequestURI().getPath().replaceAll("\\d+$", "ID");
        String about = what.replaceAll("[0-9a-f]{64}", "DIGEST");
        asked.add(
                exchange.getRequestMethod() + " " + path + " " + about + (isOurs ? " in our name" : " as a stranger"));
    }

    private void first(HttpExchange exchange, byte[] body) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(FIRST.length());
        String id = path.substring(path.indexOf('/') + 1);
        switch (exchange.getRequestMethod()) {
            case "GET" -> {
                String keys = parameter(exchange, "keys");
                note(exchange, keys);
                Optional<String> found = find(List.of(keys.split(",", -1)));
                reply(
                        exchange,
                        found.isEmpty() ? 204 : 200,
                        found.map(key ->
                                        "{\"cacheKey\":\"%s\",\"scope\":\"refs/heads/main\",\"archiveLocation\":\"%s\"}"
                                                .formatted(key, location(key)))
                                .orElse(""));
            }
            case "PATCH" -> {
                entry(id).content.write(body);
                reply(exchange, 204, "");
            }
            default -> {
                JsonNode asks = JSON.readTree(body);
                note(exchange, asks.path("key").asText("complete"));
                if (path.equals("caches")) {
                    reply(
                            exchange,
                            201,
                            "{\"cacheId\":%s}"
                                    .formatted(reserve(asks.path("key").asText())));
                } else {
                    entry(id).isComplete = true;
                    reply(exchange, 204, "");
                }
            }
        }
    }

    private void second(HttpExchange exchange, byte[] body) throws IOException {
        JsonNode asks = JSON.readTree(body);
        String key = asks.path("key").asText();
        note(exchange, key + " " + asks.path("restore_keys"));
        String method = exchange.getRequestURI().getPath().substring(SECOND.length());
        reply(
                exchange,
                200,
                switch (method) {
                    case "GetCacheEntryDownloadURL" ->
                        find(keys(key, asks.path("restore_keys")))
                                .map(found -> "{\"ok\":true,\"signed_download_url\":\"%s\",\"matched_key\":\"%s\"}"
                                        .formatted(location(found), found))
                                .orElse("{\"ok\":false}");
                    case "CreateCacheEntry" ->
                        "{\"ok\":true,\"signed_upload_url\":\"%s\"}".formatted(contentAddress(reserve(key)));
                    case "FinalizeCacheEntryUpload" -> {
                        entry(names.getOrDefault(key, "")).isComplete = true;
                        yield "{\"ok\":true,\"entry_id\":\"1\"}";
                    }
                    default -> throw new IOException("BuildKit asks for " + method);
                });
    }

    private static List<String> keys(String key, JsonNode more) {
        List<String> keys = new ArrayList<>(List.of(key));
        more.forEach(each -> keys.add(each.asText()));
        return keys;
    }

    /** As the storage behind the service: whole or in blocks, and read in ranges. */
    private void content(HttpExchange exchange, byte[] body) throws IOException {
        Entry entry = entry(exchange.getRequestURI().getPath().substring(CONTENT.length()));
        switch (exchange.getRequestMethod() + " " + parameter(exchange, "comp")) {
            case "PUT " -> entry.content.write(body);
            case "PUT block" -> entry.blocks.put(parameter(exchange, "blockid"), body);
            case "PUT blocklist" -> {
                Matcher named = BLOCK.matcher(new String(body, UTF_8));
                while (named.find()) {
                    entry.content.write(entry.blocks.getOrDefault(named.group(1), new byte[0]));
                }
            }
            default -> {
                read(exchange, entry.content.toByteArray());
                return;
            }
        }
        exchange.getResponseHeaders().set("x-ms-request-id", "of-this-test");
        reply(exchange, 201, "");
    }

    private static void read(HttpExchange exchange, byte[] content) throws IOException {
        String range = Optional.ofNullable(exchange.getRequestHeaders().getFirst("x-ms-range"))
                .or(() -> Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range")))
                .orElse("bytes=0-");
        String[] ends = range.substring("bytes=".length()).split("-", 2);
        int from = Integer.parseInt(ends[0]);
        int to = ends[1].isEmpty() ? content.length : Math.min(content.length, Integer.parseInt(ends[1]) + 1);
        exchange.getResponseHeaders().set("Content-Range", "bytes %d-%d/%d".formatted(from, to - 1, content.length));
        reply(exchange, 206, Arrays.copyOfRange(content, from, to));
    }

    private static String parameter(HttpExchange exchange, String name) {
        String query =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        return Arrays.stream(query.split("&", -1))
                .filter(part -> part.startsWith(name + "="))
                .map(part -> URLDecoder.decode(part.substring(name.length() + 1), UTF_8))
                .findFirst()
                .orElse("");
    }

    private String reserve(String key) {
        String id = Integer.toString(ids.incrementAndGet());
        entries.put(id, new Entry());
        names.put(key, id);
        return id;
    }

    private Entry entry(String id) {
        return Optional.ofNullable(entries.get(id)).orElseGet(Entry::new);
    }

    /** The service takes the newest of what begins with a key for what the key means. */
    private Optional<String> find(List<String> keys) {
        return keys.stream()
                .flatMap(key -> names.keySet().stream().filter(name -> name.startsWith(key)))
                .filter(name -> entry(names.getOrDefault(name, "")).isComplete)
                .max(Comparator.comparing(name -> Integer.valueOf(names.getOrDefault(name, "0"))));
    }

    private String location(String key) {
        return contentAddress(names.getOrDefault(key, ""));
    }

    private String contentAddress(String id) {
        return address() + CONTENT.substring(1) + id;
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        reply(exchange, status, body.getBytes(UTF_8));
    }

    private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
