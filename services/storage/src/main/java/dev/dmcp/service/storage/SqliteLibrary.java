package dev.dmcp.service.storage;

import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * The driver's native library, unpacked once into a folder of ours. By itself the driver unpacks it at each start among the temporary files, under a new
 * name, and a process that is killed leaves it there.
 */
final class SqliteLibrary {
    private static final String FOLDER_PROPERTY = "org.sqlite.lib.path";
    private static final String UNFINISHED = ".part";

    /** Its C library is another, and a folder of data may outlive the system that it was made on. */
    private static final Path ALPINE = Path.of("/etc/alpine-release");

    /** Nobody takes that long to unpack a megabyte. */
    private static final Duration ABANDONED = Duration.ofMinutes(10);

    private SqliteLibrary() {}

    /**
     * Has the driver load it from that folder. Where the folder cannot be written, or nothing in it may be executed, the driver unpacks it by itself. What the
     * user set stays.
     */
    static synchronized void keepIn(Path folder) {
        if (System.getProperty(FOLDER_PROPERTY) != null) {
            return;
        }
        Path place = folder.toAbsolutePath().resolve(name());
        Path library = place.resolve(LibraryLoaderUtil.getNativeLibName());
        try {
            if (!Files.exists(library)) {
                unpack(folder, place, library);
            }
        } catch (IOException notHere) {
            return;
        }
        System.setProperty(FOLDER_PROPERTY, place.toString());
    }

    private static String name() {
        String system = Files.exists(ALPINE) ? "alpine" : System.getProperty("os.name");
        String name = "sqlite-" + SQLiteJDBCLoader.getVersion() + "-" + system + "-" + System.getProperty("os.arch");
        return name.replace(' ', '_');
    }

    /** Other services may do the same at the same moment: whoever comes last puts the same in the same place. */
    private static void unpack(Path folder, Path place, Path library) throws IOException {
        Files.createDirectories(place, ownersAlone(folder));
        Path fresh = Files.createTempFile(folder, "sqlite", UNFINISHED);
        try {
            copyTo(fresh);
            Files.move(fresh, library, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
        sweep(folder, place);
    }

    private static void copyTo(Path file) throws IOException {
        String packed = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName();
        try (InputStream library = SQLiteJDBCLoader.class.getResourceAsStream(packed);
                FileOutputStream out = new FileOutputStream(file.toFile())) {
            if (library == null) {
                throw new FileNotFoundException(packed);
            }
            library.transferTo(out);
            out.getFD().sync(); // Its name must not outlive a power cut without its content.
        }
    }

    /** Away with those of earlier drivers, and with what was left half unpacked. */
    private static void sweep(Path folder, Path place) {
        Instant abandoned = Instant.now().minus(ABANDONED);
        try {
            for (Path old : files(folder)) {
                boolean isUnderWay = old.toString().endsWith(UNFINISHED)
                        && Files.getLastModifiedTime(old).toInstant().isAfter(abandoned);
                if (!isUnderWay && !old.endsWith(place.getFileName())) {
                    delete(old);
                }
            }
        } catch (IOException anotherServiceSweepsToo) {
            // What is left goes with the next driver.
        }
    }

    private static void delete(Path old) throws IOException {
        if (Files.isDirectory(old)) {
            for (Path file : files(old)) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(old);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
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
