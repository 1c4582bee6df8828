import java.io.BufferedReader;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.IOException;
import java.io.Writer;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A session of MCP 2025-11-25, which all sides speak. */
abstract class McpConnection {
    private static final String INITIALIZE = "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},\"clientInfo\":{\"name\":\"bench\",\"version\":\"1\"}}";
    private static final String INITIALIZED = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}";
    private static McpConnection piped;

    private int id;

    /** The last request's number. */
    int id() {
        return id;
    }

    static McpConnection http(String service) throws IOException {
        McpConnection http = new Http(service + "/mcp");
        http.begin();
        return http;
    }

    /** Opened once, since a server on pipes ends when they are closed. */
    static synchronized McpConnection pipes() throws IOException {
        if (piped == null) {
            McpConnection pipes = new Pipes(Path.of("/pipes"));
            pipes.begin();
            piped = pipes;
        }
        return piped;
    }

    /** Another server is at the other end now. */
    static synchronized void closePipes() throws IOException {
        if (piped != null) {
            piped.close();
            piped = null;
        }
    }

    private void begin() throws IOException {
        request("initialize", INITIALIZE);
        send(INITIALIZED, false);
    }

    void tool(String name, String arguments) throws IOException {
        request("tools/call", "{\"name\":\"" + name + "\",\"arguments\":" + arguments + "}");
    }

    void request(String method, String parameters) throws IOException {
        String answer = send(
                "{\"jsonrpc\":\"2.0\",\"id\":" + ++id + ",\"method\":\"" + method + "\",\"params\":" + parameters + "}", true);
        if (!answer.contains("\"result\"") || answer.contains("\"isError\":true")) {
            throw new IOException(method + " was answered: " + answer);
        }
    }

    abstract String send(String message, boolean answered) throws IOException;

    void close() throws IOException {}

    private static final class Http extends McpConnection {
        private final HttpConnection connection;

        Http(String address) {
            connection = new HttpConnection(address);
            connection.header("Accept", "application/json, text/event-stream");
        }

        @Override
        String send(String message, boolean answered) throws IOException {
            HttpURLConnection call = connection.send(message);
            String answer = HttpConnection.answer(call);
            String session = call.getHeaderField("Mcp-Session-Id");
            if (session != null) {
                connection.header("Mcp-Session-Id", session);
                connection.header("MCP-Protocol-Version", "2025-11-25");
            }
            return answer;
        }
    }

    private static final class Pipes extends McpConnection {
        private final Writer out;
        private final BufferedReader in;

        /** In the order in which the server's shell opens its ends; each waits for the other side. */
        Pipes(Path folder) throws IOException {
            out = new FileWriter(folder.resolve("in").toFile(), StandardCharsets.UTF_8);
            in = new BufferedReader(new FileReader(folder.resolve("out").toFile(), StandardCharsets.UTF_8));
        }

        @Override
        String send(String message, boolean answered) throws IOException {
            out.write(message + "\n");
            out.flush();
            if (!answered) {
                return "";
            }
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.contains("\"id\":" + id())) {
                    return line;
                }
            }
            throw new IOException("the server on the pipes ended");
        }

        @Override
        void close() throws IOException {
            out.close();
            in.close();
        }
    }
}
