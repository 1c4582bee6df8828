package dev.dmcp.service.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * The driver's native library, unpacked once into a folder of ours. By itself the driver unpacks it at each start among the temporary files, under a new
 * name, and a process that is killed leaves it there.
 */
final class SqliteLibrary {
    private static final String FOLDER_PROPERTY = "org.sqlite.lib.path";
    private static final String NAME_PROPERTY = "org.sqlite.lib.name";
    private static final String UNFINISHED = ".part";

    /** Its C library is another, and a folder of data may outlive the system that it was made on. */
    private static final Path ALPINE = Path.of("/etc/alpine-release");

    /** Nobody takes that long to unpack a megabyte. */
    private static final Duration ABANDONED = Duration.ofMinutes(10);

    private SqliteLibrary() {}

    /** Has the driver load it from that folder; from wherever it pleases where that folder cannot be written. What the user set stays. */
    static synchronized void keepIn(Path folder) {
        if (System.getProperty(FOLDER_PROPERTY) != null) {
            return;
        }
        String name = name();
        try {
            if (!Files.exists(folder.resolve(name))) {
                unpack(folder, name);
            }
        } catch (IOException notHere) {
            return;
        }
        System.setProperty(FOLDER_PROPERTY, folder.toAbsolutePath().toString());
        System.setProperty(NAME_PROPERTY, name);
    }

    private static String name() {
        String system = Files.exists(ALPINE) ? "alpine" : System.getProperty("os.name");
        String name = "sqlite-" + SQLiteJDBCLoader.getVersion() + "-" + system + "-" + System.getProperty("os.arch");
        return name.replace(' ', '_');
    }

    /** Other services may do the same at the same moment: whoever comes last puts the same in the same place. */
    private static void unpack(Path folder, String name) throws IOException {
        Files.createDirectories(folder, ownersAlone(folder));
        Path fresh = Files.createTempFile(folder, "sqlite", UNFINISHED);
        try {
            copyTo(fresh);
            Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
        sweep(folder, name);
    }

    private static void copyTo(Path file) throws IOException {
        String packed = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName();
        try (InputStream library = SQLiteJDBCLoader.class.getResourceAsStream(packed)) {
            if (library == null) {
                throw new FileNotFoundException(packed);
            }
            Files.copy(library, file, StandardCopyOption.REPLACE_EXISTING);
        }
        try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
            written.force(true); // Its name must not outlive a power cut without its content.
        }
    }

    /** Away with those of earlier drivers, and with what was left half unpacked. */
    private static void sweep(Path folder, String name) {
        Instant abandoned = Instant.now().minus(ABANDONED);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                boolean isUnderWay = file.toString().endsWith(UNFINISHED)
                        && Files.getLastModifiedTime(file).toInstant().isAfter(abandoned);
                if (!isUnderWay && !file.endsWith(name)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException anotherServiceSweepsToo) {
            // What is left goes with the next driver.
        }
    }

    private static FileAttribute<?>[] ownersAlone(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
