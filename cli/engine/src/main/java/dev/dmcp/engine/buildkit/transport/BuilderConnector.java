package dev.dmcp.engine.buildkit.transport;

import dev.dmcp.engine.docker.http.Connector;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Opens the connection on which a builder speaks HTTP/2. A standalone {@code buildkitd} and engines from 29.2 speak it
 * right away; older engines want a request that is upgraded, {@code POST /grpc}, which newer ones deprecate (API
 * 1.53). One exchange on the socket tells, so no version needs to be asked for.
 */
public final class BuilderConnector {
    /** What an HTTP/2 client says first (RFC 9113, section 3.4). */
    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] UPGRADE = """
            POST /grpc HTTP/1.1\r
            Host: docker\r
            Connection: Upgrade\r
            Upgrade: h2c\r
            \r
            """.getBytes(StandardCharsets.US_ASCII);

    private static final int LONGEST_ANSWER = 16_384;

    private BuilderConnector() {}

    /** @throws NoBuilderException when something answers, but no builder */
    public static Duplex connect(Connector connector) throws IOException {
        Duplex direct = Duplex.over(connector.connect());
        BufferedInputStream answer = new BufferedInputStream(direct.input(), 65_536);
        if (speaksHttp2(direct, answer)) {
            return new Opened(direct, answer, new WithoutPreface(direct.output()));
        }
        direct.close();
        return upgraded(Duplex.over(connector.connect()));
    }

    /** The first frame of a server is its SETTINGS: three bytes of length, then a 4. HTTP/1 begins with a letter. */
    private static boolean speaksHttp2(Duplex wire, BufferedInputStream answer) throws IOException {
        wire.output().write(PREFACE);
        wire.output().flush();
        answer.mark(4);
        byte[] first = answer.readNBytes(4);
        answer.reset();
        return first.length == 4 && first[0] != 'H' && first[3] == 4;
    }

    private static Duplex upgraded(Duplex wire) throws IOException {
        try {
            wire.output().write(UPGRADE);
            wire.output().flush();
            BufferedInputStream in = new BufferedInputStream(wire.input(), 65_536);
            String answer = head(in);
            if (!answer.startsWith("HTTP/1.1 101 ")) {
                throw new NoBuilderException(answer.lines().findFirst().orElse("no answer"));
            }
            return new Opened(wire, in, wire.output());
        } catch (IOException | RuntimeException refused) {
            wire.close();
            throw refused;
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        int next;
        while (head.length() < LONGEST_ANSWER && (next = in.read()) >= 0) {
            head.append((char) next);
            if (next == '\n'
                    && head.length() >= 4
                    && head.substring(head.length() - 4).equals("\r\n\r\n")) {
                break;
            }
        }
        return head.toString();
    }

    private record Opened(Duplex wire, InputStream input, OutputStream output) implements Duplex {
        @Override
        public void close() throws IOException {
            wire.close();
        }
    }

    /** Swallows the preface of the connection that comes, since the question above has sent it. */
    private static final class WithoutPreface extends OutputStream {
        private final OutputStream out;
        private int toSwallow = PREFACE.length;

        WithoutPreface(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int swallowed = Math.min(toSwallow, length);
            toSwallow -= swallowed;
            out.write(bytes, offset + swallowed, length - swallowed);
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }
    }
}
