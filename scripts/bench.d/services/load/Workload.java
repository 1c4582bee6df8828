import java.io.IOException;

/** One kind of call, made again and again on one connection. */
interface Workload {
    /** As many keys as there are; later calls write and read the same ones again. */
    int KEYS = 1_000;

    String MEMORY = "http://mcp-memory:3001";
    String GATEWAY = "http://mcp-api:3002";
    String ALONE = "http://memory-alone:3001";
    String SERVER = "http://server:3000";

    /** Makes the i-th call and checks its answer. */
    void call(int i) throws IOException;

    static Workload of(String name) throws IOException {
        return switch (name) {
            case "server-health" -> health(SERVER);
            case "mcp-memory-health" -> health(MEMORY);
            case "mcp-api-health" -> health(GATEWAY);
            case "memory-alone-health" -> health(ALONE);
            case "client-health" -> health("http://client:8080");
            case "server-work" -> inTurn(health(SERVER), apiRemember(), apiRecall());
            case "mcp-memory-work" -> inTurn(remember(MEMORY), recall(MEMORY));
            case "memory-alone-work" -> inTurn(remember(ALONE), recall(ALONE));
            case "mcp-api-work", "tool-through-gateway" -> tool(McpConnection.http(GATEWAY), "memory__memory_recall");
            case "tool-direct" -> tool(McpConnection.http(MEMORY), "memory_recall");
            case "remember" -> remember(MEMORY);
            case "recall" -> recall(MEMORY);
            case "remember-alone" -> remember(ALONE);
            case "recall-alone" -> recall(ALONE);
            case "everything-health" -> ping(McpConnection.http("http://everything:3003"));
            case "everything-work" -> echo(McpConnection.http("http://everything:3003"));
            case "server-memory-health" -> ping(McpConnection.pipes());
            case "server-memory-work" -> rivalWork(McpConnection.pipes());
            case "remember-rival" -> rivalRemember(McpConnection.pipes());
            case "recall-rival" -> rivalRecall(McpConnection.pipes());
            default -> throw new IllegalArgumentException("no such workload: " + name);
        };
    }

    private static Workload inTurn(Workload... workloads) {
        return i -> workloads[i % workloads.length].call(i / workloads.length);
    }

    private static String key(int i) {
        return "bench-" + i % KEYS;
    }

    private static String content(int i) {
        return "call " + i + " of the benchmark left these few words here, to be found by their key";
    }

    private static Workload health(String service) {
        var http = new HttpConnection(service + "/health");
        return i -> http.get();
    }

    private static Workload remember(String service) {
        var http = new HttpConnection(service + "/tools/memory_remember");
        return i -> http.post("{\"key\":\"" + key(i) + "\",\"content\":\"" + content(i) + "\",\"metadata\":{\"call\":" + i + "}}");
    }

    private static Workload recall(String service) {
        var http = new HttpConnection(service + "/tools/memory_recall");
        return i -> http.post("{\"key\":\"" + key(i) + "\"}");
    }

    private static Workload apiRemember() {
        var http = new HttpConnection(SERVER + "/api/memories").withToken();
        return i -> http.post("{\"key\":\"" + key(i) + "\",\"content\":\"" + content(i) + "\"}");
    }

    private static Workload apiRecall() {
        var token = HttpConnection.token();
        return i -> new HttpConnection(SERVER + "/api/memories/" + key(i)).withToken(token).get();
    }

    private static Workload tool(McpConnection mcp, String name) {
        return i -> mcp.tool(name, "{\"key\":\"" + key(i) + "\"}");
    }

    private static Workload ping(McpConnection mcp) {
        return i -> mcp.request("ping", "{}");
    }

    private static Workload echo(McpConnection mcp) {
        return i -> mcp.tool("echo", "{\"message\":\"" + content(i) + "\"}");
    }

    private static Workload rivalWork(McpConnection mcp) {
        return inTurn(rivalRemember(mcp), rivalRecall(mcp));
    }

    private static Workload rivalRemember(McpConnection mcp) {
        return i -> mcp.tool(
                "create_entities",
                "{\"entities\":[{\"name\":\"" + key(i) + "\",\"entityType\":\"note\",\"observations\":[\"" + content(i) + "\"]}]}");
    }

    private static Workload rivalRecall(McpConnection mcp) {
        return i -> mcp.tool("open_nodes", "{\"names\":[\"" + key(i) + "\"]}");
    }
}
