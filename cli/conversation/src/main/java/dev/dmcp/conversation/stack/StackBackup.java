package dev.dmcp.conversation.stack;

import java.nio.file.Path;

/** Brings what the stack remembers into safety. */
@FunctionalInterface
public interface StackBackup {

    /** @param memories how many were written, one a line */
    record Kept(Path file, long memories, long bytes) {}

    /**
     * Writes the memories into a new file.
     *
     * @throws dev.dmcp.application.failure.Failure where the memory service does not answer, or the file cannot be written
     */
    Kept write();
}
