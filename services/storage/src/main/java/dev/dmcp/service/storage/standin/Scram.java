package dev.dmcp.service.storage.standin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The server's side of SCRAM-SHA-256 (RFC 5802, RFC 7677), without channel binding. */
final class Scram {
    static final String MECHANISM = "SCRAM-SHA-256";

    /** As PostgreSQL 15 stores passwords. */
    private static final int ITERATIONS = 4_096;

    private static final byte[] SALT = "sixteen bytes...".getBytes(StandardCharsets.US_ASCII);

    private final byte[] salted;
    private final String clientFirst;
    private final String serverFirst;
    private String authMessage = "";

    /** @param clientFirst {@code n,,n=user,r=nonce} */
    Scram(String password, String clientFirst) {
        this.salted = salted(password.getBytes(StandardCharsets.UTF_8));
        this.clientFirst = clientFirst.substring(clientFirst.indexOf("n=", 1));
        String nonce = clientFirst.substring(clientFirst.indexOf("r=") + 2);
        this.serverFirst = "r=" + nonce + "standin,s=" + encoded(SALT) + ",i=" + ITERATIONS;
    }

    String challenge() {
        return serverFirst;
    }

    /** @param clientFinal {@code c=…,r=nonce,p=proof} */
    boolean accepts(String clientFinal) {
        int proof = clientFinal.lastIndexOf(",p=");
        authMessage = clientFirst + "," + serverFirst + "," + clientFinal.substring(0, proof);
        byte[] clientKey = hmac(salted, "Client Key");
        byte[] expected = xor(clientKey, hmac(sha256(clientKey), authMessage));
        return MessageDigest.isEqual(expected, Base64.getDecoder().decode(clientFinal.substring(proof + 3)));
    }

    String signature() {
        return "v=" + encoded(hmac(hmac(salted, "Server Key"), authMessage));
    }

    /** PBKDF2 with one block. */
    private static byte[] salted(byte[] password) {
        byte[] first = new byte[SALT.length + Integer.BYTES];
        System.arraycopy(SALT, 0, first, 0, SALT.length);
        first[first.length - 1] = 1;
        try {
            Mac mac = mac(password);
            byte[] step = mac.doFinal(first);
            byte[] sum = step;
            for (int i = 1; i < ITERATIONS; i++) {
                step = mac.doFinal(step);
                sum = xor(sum, step);
            }
            return sum;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }

    private static Mac mac(byte[] key) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac;
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            return mac(key).doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] xor(byte[] one, byte[] other) {
        byte[] result = new byte[one.length];
        for (int i = 0; i < one.length; i++) {
            result[i] = (byte) (one[i] ^ other[i]);
        }
        return result;
    }

    private static String encoded(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
