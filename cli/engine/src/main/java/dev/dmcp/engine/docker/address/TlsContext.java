package dev.dmcp.engine.docker.address;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.engine.docker.address.EngineAddress.TlsFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Makes a TLS context from the PEM files that docker's own tools write, with the JDK's providers alone. */
public final class TlsContext {
    private static final char[] NO_PASSWORD = new char[0];
    /** The DER of {@code version 0, rsaEncryption, NULL}: what PKCS #8 puts before an RSA key of PKCS #1. */
    private static final byte[] RSA_PREFIX = new byte[] {
        0x02,
        0x01,
        0x00,
        0x30,
        0x0d,
        0x06,
        0x09,
        0x2a,
        (byte) 0x86,
        0x48,
        (byte) 0x86,
        (byte) 0xf7,
        0x0d,
        0x01,
        0x01,
        0x01,
        0x05,
        0x00
    };

    private TlsContext() {}

    /** The files of one identity, each of which may be missing. */
    private record Pem(Path authority, Path certificate, Path key, boolean verify) {}

    /** @throws Failure.InvalidInput when a file is there and cannot be used */
    public static SSLContext of(TlsFiles files) {
        Path folder = files.folder();
        Pem pem = new Pem(
                folder.resolve("ca.pem"), folder.resolve("cert.pem"), folder.resolve("key.pem"), files.verify());
        try {
            return context(pem);
        } catch (GeneralSecurityException | IOException unusable) {
            throw new Failure.InvalidInput(
                    "cannot use the TLS files in `%s`: %s".formatted(folder, unusable.getMessage()),
                    "they must be `ca.pem`, `cert.pem` and `key.pem` (RSA, or PKCS #8), as for the docker CLI");
        }
    }

    /**
     * A context of files that have names of their own; the other side must be verified.
     *
     * @throws Failure.InvalidInput when one of them cannot be used
     */
    public static SSLContext of(Path authority, Optional<Path> certificate, Optional<Path> key) {
        Path none = Path.of("/nonexistent");
        try {
            return context(new Pem(authority, certificate.orElse(none), key.orElse(none), true));
        } catch (GeneralSecurityException | IOException unusable) {
            throw new Failure.InvalidInput(
                    "cannot use the TLS files of the builder, `%s` and others: %s"
                            .formatted(authority, unusable.getMessage()),
                    "they must be PEM; the key RSA, or PKCS #8");
        }
    }

    private static SSLContext context(Pem pem) throws GeneralSecurityException, IOException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys(pem), trust(pem), null);
        return context;
    }

    private static KeyManager @Nullable [] keys(Pem pem) throws GeneralSecurityException, IOException {
        if (!Files.isRegularFile(pem.certificate()) || !Files.isRegularFile(pem.key())) {
            return null;
        }
        Certificate[] chain = certificates(pem.certificate()).toArray(Certificate[]::new);
        PrivateKey key =
                privateKey(Files.readString(pem.key()), chain[0].getPublicKey().getAlgorithm());
        KeyStore store = emptyStore();
        store.setKeyEntry("docker", key, NO_PASSWORD, chain);
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static TrustManager @Nullable [] trust(Pem pem) throws GeneralSecurityException, IOException {
        if (!pem.verify()) {
            return new TrustManager[] {new TrustAll()};
        }
        if (!Files.isRegularFile(pem.authority())) {
            return null;
        }
        KeyStore store = emptyStore();
        int number = 0;
        for (Certificate certificate : certificates(pem.authority())) {
            store.setCertificateEntry("ca" + number++, certificate);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        return store;
    }

    private static Collection<? extends Certificate> certificates(Path file)
            throws GeneralSecurityException, IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in);
        }
    }

    private static PrivateKey privateKey(String pem, String algorithm) throws GeneralSecurityException {
        boolean pkcs1 = pem.contains("BEGIN RSA PRIVATE KEY");
        String kind = pkcs1 ? "RSA PRIVATE KEY" : "PRIVATE KEY";
        int begin = pem.indexOf("-----BEGIN " + kind + "-----");
        int end = pem.indexOf("-----END " + kind + "-----");
        if (begin < 0 || end < begin) {
            throw new GeneralSecurityException("key.pem holds no `%s` block".formatted(kind));
        }
        String base64 = pem.substring(begin + kind.length() + 16, end);
        byte[] der = Base64.getMimeDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII));
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs1 ? wrapped(der) : der));
    }

    private static byte[] wrapped(byte[] pkcs1) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(RSA_PREFIX);
        content.writeBytes(element(0x04, pkcs1));
        return element(0x30, content.toByteArray());
    }

    private static byte[] element(int tag, byte[] content) {
        ByteArrayOutputStream der = new ByteArrayOutputStream();
        der.write(tag);
        if (content.length < 0x80) {
            der.write(content.length);
        } else {
            byte[] length = java.math.BigInteger.valueOf(content.length).toByteArray();
            int skip = length[0] == 0 ? 1 : 0;
            der.write(0x80 | length.length - skip);
            der.write(length, skip, length.length - skip);
        }
        der.writeBytes(content);
        return der.toByteArray();
    }

    /** For {@code DOCKER_TLS} without {@code DOCKER_TLS_VERIFY}: the user asked for encryption alone. */
    private static final class TrustAll extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
