package dev.dmcp.engine.buildkit.filesync;

import dev.dmcp.engine.files.FileStamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * What the operating system knows of a file itself, not of what a link leads to.
 *
 * @param mode as {@link FileMode}
 * @param links how many names the file has
 */
record UnixAttributes(int mode, int links, long device, FileStamp stamp) {
    private static final String NAMES = "unix:mode,ino,nlink,size,lastModifiedTime,ctime,rdev,dev";

    static UnixAttributes of(Path file) throws IOException {
        Map<String, Object> all = Files.readAttributes(file, NAMES, LinkOption.NOFOLLOW_LINKS);
        return new UnixAttributes(
                FileMode.fromUnix((Integer) Objects.requireNonNull(all.get("mode"))),
                (Integer) Objects.requireNonNull(all.get("nlink")),
                number(all, "rdev"),
                new FileStamp(
                        number(all, "size"),
                        nanos(all, "lastModifiedTime"),
                        nanos(all, "ctime"),
                        number(all, "ino"),
                        number(all, "dev")));
    }

    private static long number(Map<String, Object> all, String name) {
        return (Long) Objects.requireNonNull(all.get(name));
    }

    private static long nanos(Map<String, Object> all, String name) {
        return ((FileTime) Objects.requireNonNull(all.get(name))).to(TimeUnit.NANOSECONDS);
    }

    boolean isDirectory() {
        return FileMode.isDirectory(mode);
    }
}
