package dev.dmcp.engine.buildkit.filesync;

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
record UnixAttributes(int mode, long inode, int links, long size, long modifiedNanos, long device) {
    private static final String NAMES = "unix:mode,ino,nlink,size,lastModifiedTime,rdev";

    static UnixAttributes of(Path file) throws IOException {
        Map<String, Object> all = Files.readAttributes(file, NAMES, LinkOption.NOFOLLOW_LINKS);
        return new UnixAttributes(
                FileMode.fromUnix((Integer) Objects.requireNonNull(all.get("mode"))),
                (Long) Objects.requireNonNull(all.get("ino")),
                (Integer) Objects.requireNonNull(all.get("nlink")),
                (Long) Objects.requireNonNull(all.get("size")),
                ((FileTime) Objects.requireNonNull(all.get("lastModifiedTime"))).to(TimeUnit.NANOSECONDS),
                (Long) Objects.requireNonNull(all.get("rdev")));
    }

    boolean isDirectory() {
        return FileMode.isDirectory(mode);
    }
}
