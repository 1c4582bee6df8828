package dev.dmcp.engine.buildkit.filesync;

import dev.dmcp.engine.buildkit.protobuf.ProtoWriter;
import dev.dmcp.engine.files.FileStamp;
import java.nio.file.Path;

/**
 * One file, folder or link of a context, as it is sent: {@code fsutil.types.Stat} without an owner, since contexts
 * belong to root.
 *
 * @param file where it lies
 * @param path relative to the context, raw (see {@link RawName}), with slashes
 * @param mode as {@link FileMode}
 * @param stamp its size is that of a file in bytes, of a symbolic link the length of its target, of a folder 0
 * @param link the target of a symbolic link, or the path of the file that this one is another name of; raw, or empty
 * @param device the device's number; 0 for what is no device
 */
public record FileEntry(Path file, String path, int mode, FileStamp stamp, String link, long device) {

    boolean isDirectory() {
        return FileMode.isDirectory(mode);
    }

    ProtoWriter toStat() {
        ProtoWriter stat = new ProtoWriter().bytes(1, RawName.bytes(path)).integer(2, mode & 0xffff_ffffL);
        stat.integer(5, stamp.size()).integer(6, stamp.modifiedNanos());
        if (!link.isEmpty()) {
            stat.bytes(7, RawName.bytes(link));
        }
        if (device != 0) {
            stat.integer(8, (device >> 8) & 0xfff).integer(9, (device & 0xff) | ((device >> 12) & 0xfff00));
        }
        return stat;
    }
}
