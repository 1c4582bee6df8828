package dev.dmcp.mcp.client.http.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JDK's client through TLS, with a certificate that this process trusts. */
class TlsCarrierTest extends CarrierContract {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private static Path folder;

    private static SSLContext before;
    private static SSLContext trusted;
    private static SSLContext unknown;

    @BeforeAll
    static void trust() throws Exception {
        before = SSLContext.getDefault();
        trusted = context("trusted", "IP:127.0.0.1");
        unknown = context("unknown", "IP:127.0.0.1");
        SSLContext.setDefault(trusted);
    }

    @AfterAll
    static void distrust() {
        SSLContext.setDefault(before);
    }

    /** Shows a certificate of its own making, and trusts it and no other. */
    private static SSLContext context(String name, String names) throws Exception {
        Path file = folder.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "SAN=" + names,
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance(file.toFile(), PASSWORD);
        KeyManagerFactory shown = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        shown.init(keys, PASSWORD);
        TrustManagerFactory believed = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, PASSWORD);
        certificates.setCertificateEntry(name, keys.getCertificate(name));
        believed.init(certificates);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(shown.getKeyManagers(), believed.getTrustManagers(), null);
        return context;
    }

    @Override
    Carrier carrier(URI server) {
        return Carrier.to(server, Duration.ofSeconds(10), address -> {});
    }

    @Override
    PlainServer server(PlainServer.Answer answer) throws IOException {
        return server(trusted, answer);
    }

    private static PlainServer server(SSLContext context, PlainServer.Answer answer) throws IOException {
        return new PlainServer(
                "https",
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                answer);
    }

    @Test
    void addresses_of_tls_go_over_the_jdks_client() {
        try (Carrier carrier = carrier(URI.create("https://127.0.0.1:1/"))) {
            assertThat(carrier).isInstanceOf(JdkCarrier.class);
        }
    }

    @Test
    void a_server_that_nobody_vouches_for_is_told_nothing() throws Exception {
        try (PlainServer server = server(unknown, (request, out) -> {});
                Carrier carrier = carrier(server.uri())) {
            assertThatThrownBy(() -> carrier.send(secret(server.uri()), soon(), never()))
                    .isInstanceOf(SSLException.class);
            assertThat(server.requests).isEmpty();
        }
    }

    @Test
    void a_server_at_an_address_that_must_not_be_called_is_told_nothing() throws Exception {
        Carrier.Admission nothing = address -> {
            throw new IOException("not " + address.getHostAddress());
        };
        try (PlainServer server = saying("");
                Carrier carrier = Carrier.to(server.uri(), Duration.ofSeconds(10), nothing)) {
            assertThatThrownBy(() -> carrier.send(secret(server.uri()), soon(), never()))
                    .hasMessage("not 127.0.0.1");
            assertThat(server.requests).isEmpty();
        }
    }

    @Test
    void neither_is_one_with_the_certificate_of_another() throws Exception {
        try (PlainServer server = saying("");
                Carrier carrier = carrier(server.uri())) {
            URI other = URI.create(server.uri().toString().replace("127.0.0.1", "localhost"));
            assertThatThrownBy(() -> carrier.send(secret(other), soon(), never()))
                    .isInstanceOf(SSLException.class);
            assertThat(server.requests).isEmpty();
        }
    }

    private static HttpQuery secret(URI uri) {
        return new HttpQuery("GET", uri, Map.of("Authorization", "Bearer secret"), Optional.empty());
    }
}
