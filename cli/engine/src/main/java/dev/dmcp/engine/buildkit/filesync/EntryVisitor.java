package dev.dmcp.engine.buildkit.filesync;

import java.io.IOException;

/** Takes the entries of a walk in their order. */
@FunctionalInterface
interface EntryVisitor {
    void visit(FileEntry entry) throws IOException;
}
