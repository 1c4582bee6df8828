package dev.dmcp.mcp.wire;

/** Names that both sides spell alike: reserved {@code _meta} keys, header fields and methods used in several places. */
public final class Names {
    public static final String META = "_meta";
    public static final String META_PROTOCOL_VERSION = "io.modelcontextprotocol/protocolVersion";
    public static final String META_CLIENT_INFO = "io.modelcontextprotocol/clientInfo";
    public static final String META_CLIENT_CAPABILITIES = "io.modelcontextprotocol/clientCapabilities";
    public static final String META_SERVER_INFO = "io.modelcontextprotocol/serverInfo";
    public static final String META_LOG_LEVEL = "io.modelcontextprotocol/logLevel";
    public static final String META_SUBSCRIPTION_ID = "io.modelcontextprotocol/subscriptionId";
    public static final String META_PROGRESS_TOKEN = "progressToken";

    public static final String TASKS_EXTENSION = "io.modelcontextprotocol/tasks";

    public static final String HEADER_PROTOCOL_VERSION = "MCP-Protocol-Version";
    public static final String HEADER_METHOD = "Mcp-Method";
    public static final String HEADER_NAME = "Mcp-Name";
    public static final String HEADER_PARAMETER_PREFIX = "Mcp-Param-";
    public static final String HEADER_SESSION = "Mcp-Session-Id";
    public static final String HEADER_LAST_EVENT = "Last-Event-ID";

    public static final String RESULT_TYPE = "resultType";
    public static final String RESULT_COMPLETE = "complete";
    public static final String RESULT_INPUT_REQUIRED = "input_required";
    public static final String RESULT_TASK = "task";

    private Names() {}
}
