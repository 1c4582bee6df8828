package dev.dmcp.service.kit.lifecycle;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The smallest HTTP client there is: a training run must not put a big one's classes into the cache. */
public final class TrainingCalls {
    private final int port;

    TrainingCalls(int port) {
        this.port = port;
    }

    /** Gets a path and wants 200. */
    public String get(String path) throws StartFailure {
        return call("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }

    /** Posts JSON and wants 200. */
    public String post(String path, String json) throws StartFailure {
        int length = json.getBytes(StandardCharsets.UTF_8).length;
        return call("POST " + path
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n"
                + "Accept: application/json, text/event-stream\r\nContent-Length: " + length + "\r\n\r\n" + json);
    }

    /** A caller that keeps its connection from one call to the next, as most do. */
    public TrainingConnection connect() throws StartFailure {
        return new TrainingConnection(port);
    }

    private String call(String request) throws StartFailure {
        String answer;
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new StartFailure("a training call was not answered", false, e);
        }
        if (!answer.startsWith("HTTP/1.1 200")) {
            throw new StartFailure(
                    "a training call was answered: " + answer, false, new IllegalStateException(request));
        }
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }
}
