package dev.dmcp.engine.buildkit.filesync;

/**
 * The mode of a file as Go's {@code os.FileMode} has it: permissions as in Unix, type and special bits elsewhere.
 * BuildKit's protocol carries these.
 */
final class FileMode {
    static final int PERMISSIONS = 0777;

    private static final int UNIX_TYPE = 0170000;
    private static final int UNIX_DIRECTORY = 0040000;
    private static final int UNIX_SYMLINK = 0120000;
    private static final int UNIX_BLOCK_DEVICE = 0060000;
    private static final int UNIX_CHARACTER_DEVICE = 0020000;
    private static final int UNIX_PIPE = 0010000;
    private static final int UNIX_SETUID = 04000;
    private static final int UNIX_SETGID = 02000;
    private static final int UNIX_STICKY = 01000;

    static final int DIRECTORY = 1 << 31;
    static final int SYMLINK = 1 << 27;
    private static final int DEVICE = 1 << 26;
    private static final int PIPE = 1 << 25;
    private static final int SETUID = 1 << 23;
    private static final int SETGID = 1 << 22;
    private static final int CHARACTER_DEVICE = 1 << 21;
    private static final int STICKY = 1 << 20;
    private static final int TYPE = DIRECTORY | SYMLINK | DEVICE | PIPE | CHARACTER_DEVICE;

    private FileMode() {}

    /** A socket becomes a regular file, as in fsutil: nothing else could be done with it. */
    static int fromUnix(int mode) {
        int go = mode & PERMISSIONS;
        go |= (mode & UNIX_SETUID) != 0 ? SETUID : 0;
        go |= (mode & UNIX_SETGID) != 0 ? SETGID : 0;
        go |= (mode & UNIX_STICKY) != 0 ? STICKY : 0;
        return switch (mode & UNIX_TYPE) {
            case UNIX_DIRECTORY -> go | DIRECTORY;
            case UNIX_SYMLINK -> go | SYMLINK;
            case UNIX_PIPE -> go | PIPE;
            case UNIX_BLOCK_DEVICE -> go | DEVICE;
            case UNIX_CHARACTER_DEVICE -> go | DEVICE | CHARACTER_DEVICE;
            default -> go;
        };
    }

    static boolean isDirectory(int mode) {
        return (mode & DIRECTORY) != 0;
    }

    static boolean isSymlink(int mode) {
        return (mode & SYMLINK) != 0;
    }

    static boolean isDevice(int mode) {
        return (mode & DEVICE) != 0;
    }

    static boolean isRegular(int mode) {
        return (mode & TYPE) == 0;
    }
}
