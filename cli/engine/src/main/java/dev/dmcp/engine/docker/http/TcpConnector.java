package dev.dmcp.engine.docker.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
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
     * @param name what the other side's certificate must name instead of the host
     * @param protocols what is to be spoken inside, as the other side may want to know beforehand; empty for no word
     */
    public record TlsSettings(SSLContext context, boolean verifyHost, Optional<String> name, List<String> protocols) {
        public TlsSettings {
            protocols = List.copyOf(protocols);
        }

        public TlsSettings(SSLContext context, boolean verifyHost) {
            this(context, verifyHost, Optional.empty(), List.of());
        }
    }

    public TcpConnector(String host, int port, Optional<TlsSettings> tls) {
        this.host = host;
        this.port = port;
        this.tls = tls;
    }

    @Override
    public Wire connect() throws IOException {
        // A channel's socket: interrupting a thread that reads closes it, which nothing does to other sockets.
        Socket plain = SocketChannel.open().socket();
        try {
            plain.connect(resolved(), (int) CONNECT_TIMEOUT.toMillis());
            plain.setOption(StandardSocketOptions.TCP_NODELAY, true);
            Socket socket = tls.isPresent() ? secured(plain, tls.get()) : plain;
            return new Wire(socket.getInputStream(), socket.getOutputStream(), socket::shutdownOutput, socket);
        } catch (IOException refused) {
            plain.close();
            throw refused;
        }
    }

    /** The JDK says of a host that it does not know no word at all. */
    private InetSocketAddress resolved() throws UnknownHostException {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new UnknownHostException("unknown host `" + host + "`");
        }
        return address;
    }

    private Socket secured(Socket plain, TlsSettings settings) throws IOException {
        SSLSocket secure = (SSLSocket) settings.context()
                .getSocketFactory()
                .createSocket(plain, settings.name().orElse(host), port, true);
        SSLParameters parameters = secure.getSSLParameters();
        if (settings.verifyHost()) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        if (!settings.protocols().isEmpty()) {
            parameters.setApplicationProtocols(settings.protocols().toArray(String[]::new));
        }
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }
}
