package dev.dmcp.engine.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Blobs by their digests, in the layout of the Open Container Initiative ({@code blobs/sha256/…}, {@code index.json}),
 * as BuildKit and its other clients keep a local cache.
 */
public final class ContentFolder {
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    private final Path folder;

    public ContentFolder(Path folder) {
        this.folder = folder;
    }

    /** How many bytes a blob has; empty where it is not here. */
    public Optional<Long> sizeOf(String digest) throws IOException {
        try {
            return Optional.of(Files.size(blob(digest)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    /** @param offset the first byte that is wanted */
    public InputStream read(String digest, long offset) throws IOException {
        InputStream in = Files.newInputStream(blob(digest));
        in.skipNBytes(offset);
        return in;
    }

    /** Begins a blob; nobody sees it before it is complete. */
    public Incoming begin() throws IOException {
        Files.createDirectories(folder.resolve("blobs/sha256"));
        return new Incoming(Files.createTempFile(Files.createDirectories(folder.resolve("ingest")), "blob", ""));
    }

    /** The digest that a tag names; empty where there is no such folder, or no such tag. */
    public Optional<String> tagged(String tag) throws IOException {
        return new ContentIndex(folder).tagged(tag);
    }

    /** @param descriptor of the blob that is to have the tag, as JSON */
    public void tag(String tag, String descriptor) throws IOException {
        new ContentIndex(folder).tag(tag, descriptor);
    }

    private Path blob(String digest) throws IOException {
        if (!DIGEST.matcher(digest).matches()) {
            throw new IOException("`" + digest + "` is no digest of a blob");
        }
        return folder.resolve("blobs/sha256").resolve(digest.substring("sha256:".length()));
    }

    /** A blob on its way in; closed without being kept, it leaves nothing. */
    public final class Incoming implements Closeable {
        private final Path file;
        private final MessageDigest sha256 = sha256();
        private final OutputStream out;
        private long length;

        private Incoming(Path file) throws IOException {
            this.file = file;
            this.out = new DigestOutputStream(Files.newOutputStream(file), sha256);
        }

        public void add(byte[] data) throws IOException {
            out.write(data);
            length += data.length;
        }

        /** How many bytes have come so far. */
        public long length() {
            return length;
        }

        /**
         * Keeps the blob.
         *
         * @param expected its digest; empty for any
         * @return its digest
         */
        public String keep(String expected) throws IOException {
            out.close();
            String digest = "sha256:" + HexFormat.of().formatHex(sha256.digest());
            if (!expected.isEmpty() && !expected.equals(digest)) {
                throw new IOException("expected " + expected + ", got " + digest);
            }
            Files.move(file, blob(digest), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return digest;
        }

        @Override
        public void close() throws IOException {
            out.close();
            Files.deleteIfExists(file);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
