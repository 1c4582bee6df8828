package dev.dmcp.engine.docker.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Connects over TCP, and through TLS where a context is given; the engine's certificate must name the host. */
public final class TcpConnector implements Connector {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final String host;
    private final int port;
    private final Optional<TlsSettings> tls;

    /**
     * How TLS is spoken.
     *
     * @param verifyHost false where the user asked for TLS without verification
     */
    public record TlsSettings(SSLContext context, boolean verifyHost) {}

    public TcpConnector(String host, int port, Optional<TlsSettings> tls) {
        this.host = host;
        this.port = port;
        this.tls = tls;
    }

    @Override
    public Wire connect() throws IOException {
        Socket plain = new Socket();
        try {
            plain.connect(new InetSocketAddress(host, port), (int) CONNECT_TIMEOUT.toMillis());
            plain.setOption(StandardSocketOptions.TCP_NODELAY, true);
            Socket socket = tls.isPresent() ? secured(plain, tls.get()) : plain;
            return new Wire(socket.getInputStream(), socket.getOutputStream(), socket::shutdownOutput, socket);
        } catch (IOException refused) {
            plain.close();
            throw refused;
        }
    }

    private Socket secured(Socket plain, TlsSettings settings) throws IOException {
        SSLSocket secure = (SSLSocket) settings.context().getSocketFactory().createSocket(plain, host, port, true);
        if (settings.verifyHost()) {
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secure.setSSLParameters(parameters);
        }
        secure.startHandshake();
        return secure;
    }
}
