package dev.dmcp.engine.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * The digests of a folder's files, remembered between runs in a file of its own: a file whose {@link FileStamp} is the
 * same as when it was read need not be read again.
 *
 * <p>A file counts as unknown when it was changed shortly before it was read, since a change within the same step of the
 * file system's clock would leave its stamp as it is. What is remembered ends with what can be read without a fault; a
 * memory that cannot be written is given up.
 */
public final class DigestMemory {
    private static final String HEADER = "dmcp digests 1 ";
    private static final int DIGEST_LENGTH = 64;
    private static final int STAMP_FIELDS = 5;
    private static final int MOST_UNSEEN = 1_000;

    private final Optional<Path> file;
    private final String folder;
    /** From the path to digest and stamp, as they stand in the file. */
    private final Map<String, String> known = new HashMap<>();

    private final Set<String> seen = new HashSet<>();
    private boolean changed;

    private DigestMemory(Optional<Path> file, String folder) {
        this.file = file;
        this.folder = folder;
    }

    /** Remembers nothing. */
    public static DigestMemory none() {
        return new DigestMemory(Optional.empty(), "");
    }

    /**
     * The memory for one folder.
     *
     * @param memories where the memories of all folders lie; need not exist
     * @param folder whose files are meant
     */
    public static DigestMemory of(Path memories, Path folder) {
        String name = folder.toString();
        // Two folders may have the same number: the file says which one it is for.
        Path file = memories.resolve(Integer.toHexString(name.hashCode()));
        DigestMemory memory = new DigestMemory(Optional.of(file), raw(name));
        try {
            memory.read(Files.readAllBytes(file));
        } catch (IOException nothingRemembered) {
            // As at the first time.
        }
        return memory;
    }

    private void read(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\n') + 1;
        if (!text.substring(0, end).equals(header(content, end)) || !text.startsWith(line(folder), end)) {
            return;
        }
        int at = end + line(folder).length();
        while (at < text.length()) {
            int lineEnd = text.indexOf('\n', at);
            int pathBegin = pathBegin(text, at);
            known.put(text.substring(pathBegin, lineEnd), text.substring(at, pathBegin - 1));
            at = lineEnd + 1;
        }
    }

    private static int pathBegin(String text, int lineBegin) {
        int at = lineBegin + DIGEST_LENGTH + 1;
        for (int field = 0; field < STAMP_FIELDS; field++) {
            at = text.indexOf(' ', at) + 1;
        }
        return at;
    }

    /** With a check sum over all that follows: a file that was half written when the machine lost power says nothing. */
    private static String header(byte[] content, int begin) {
        CRC32 sum = new CRC32();
        sum.update(content, begin, content.length - begin);
        return line(HEADER + Long.toHexString(sum.getValue()));
    }

    /** One character for each byte, as the names of files have it. */
    private static String raw(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static String line(String text) {
        return text + "\n";
    }

    /**
     * The digest of a file, if it is known and the file still the same.
     *
     * @param path relative to the folder, one character for each byte of the name
     */
    public Optional<String> digest(String path, FileStamp stamp) {
        seen.add(path);
        String entry = known.get(path);
        if (entry == null) {
            return Optional.empty();
        }
        String digest = entry.substring(0, DIGEST_LENGTH);
        return entry.equals(digest + " " + stamp.text()) ? Optional.of(digest) : Optional.empty();
    }

    /**
     * Remembers a digest, if a later change of the file cannot be missed.
     *
     * @param stamp before and after the file was read
     * @param began when the reading began
     * @param digest 64 characters
     */
    public void remember(String path, FileStamp stamp, Instant began, String digest) {
        if (stamp.isSettled(began) && path.indexOf('\n') < 0 && digest.length() == DIGEST_LENGTH) {
            known.put(path, digest + " " + stamp.text());
            changed = true;
        }
    }

    /**
     * Writes what is new, for the next run. Memories of folders that nobody built for a month go, so that those of checkouts
     * that are gone do not pile up.
     */
    public void save(Instant now) {
        if (file.isEmpty() || folder.indexOf('\n') >= 0 || (!changed && known.isEmpty())) {
            return;
        }
        boolean isSweepDue = DailySweep.isDue(file.get(), now);
        if (changed) {
            changed = false;
            forgetTheUnseen();
            write(file.get());
        }
        if (isSweepDue) {
            DailySweep.run(file.get(), now);
        }
    }

    private void write(Path file) {
        StringBuilder text = new StringBuilder(line(folder));
        known.forEach(
                (path, entry) -> text.append(entry).append(' ').append(path).append('\n'));
        byte[] body = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        try {
            write(file, header(body, 0), body);
        } catch (IOException forgotten) {
            // The next run reads the files again.
        }
    }

    /** Builds of some services see some of the files, so others stay; but what is gone must not pile up. */
    private void forgetTheUnseen() {
        if (known.size() > 4 * seen.size() + MOST_UNSEEN) {
            known.keySet().retainAll(seen);
        }
    }

    /** Whole or not at all, whoever else writes at the same time. */
    private static void write(Path file, String header, byte[] body) throws IOException {
        Path memories = file.toAbsolutePath().getParent();
        Files.createDirectories(memories);
        Path fresh = Files.createTempFile(memories, ".", ".new");
        try {
            byte[] head = header.getBytes(StandardCharsets.ISO_8859_1);
            byte[] content = new byte[head.length + body.length];
            System.arraycopy(head, 0, content, 0, head.length);
            System.arraycopy(body, 0, content, head.length, body.length);
            Files.write(fresh, content);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
