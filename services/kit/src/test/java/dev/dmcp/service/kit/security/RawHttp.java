package dev.dmcp.service.kit.security;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** HTTP as only somebody evil, or broken, would write it. */
final class RawHttp {
    private static final int PIECE = 1 << 16;

    private final int port;

    RawHttp(int port) {
        this.port = port;
    }

    /** Everything that comes back until the other side closes, or one answer is complete. */
    String send(String request) throws IOException {
        try (Socket socket = open()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return answer(socket.getInputStream());
        }
    }

    Socket open() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(30_000);
        return socket;
    }

    /** Sends a chunked body without declaring its length, until it is all sent or nobody takes it any more. */
    String sendChunks(String head, long length) throws IOException {
        byte[] piece = new byte[PIECE];
        Arrays.fill(piece, (byte) ' ');
        try (Socket socket = open()) {
            OutputStream out = socket.getOutputStream();
            try {
                out.write(head.getBytes(StandardCharsets.US_ASCII));
                for (long sent = 0; sent < length; sent += PIECE) {
                    out.write((Integer.toHexString(PIECE) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                    out.write(piece);
                    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                }
            } catch (IOException refused) {
                // What it had to say is read below.
            }
            return answer(socket.getInputStream());
        }
    }

    static String answer(InputStream in) {
        var text = new StringBuilder();
        try {
            for (int b = in.read(); b >= 0; b = in.read()) {
                text.append((char) b);
                if (isComplete(text)) {
                    return text.toString();
                }
            }
        } catch (IOException reset) {
            text.append("[closed]");
        }
        return text.toString();
    }

    /** Whether head and declared body are there. */
    private static boolean isComplete(StringBuilder text) {
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        String head = text.substring(0, end).toLowerCase(java.util.Locale.ROOT);
        int at = head.indexOf("content-length:");
        if (at < 0) {
            return head.contains(" 204 ");
        }
        int line = head.indexOf("\r\n", at);
        String length = head.substring(at + "content-length:".length(), line < 0 ? head.length() : line);
        return text.length() - end - 4 >= Integer.parseInt(length.strip());
    }
}
