package dev.dmcp.conversation.stack;

import java.nio.file.Path;

/** Brings what the stack remembers into safety, and back. */
public interface StackBackup {

    /** @param memories how many were written, one a line */
    record Kept(Path file, long memories, long bytes) {}

    /**
     * Writes the memories into a new file.
     *
     * @throws dev.dmcp.application.failure.Failure where the memory service does not answer, or the file cannot be written
     */
    Kept write();

    /**
     * Puts the memories of a file back; those of the same keys are replaced, others stay.
     *
     * @param name of a file that {@link #write()} made
     * @return how many there were
     * @throws dev.dmcp.application.failure.Failure where there is no such file, or the memory service does not take it
     */
    long restore(String name);
}
