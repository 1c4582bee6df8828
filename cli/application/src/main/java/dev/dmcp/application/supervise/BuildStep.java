package dev.dmcp.application.supervise;

import java.nio.file.Path;
import java.util.List;

/**
 * What makes services runnable; several services may share one.
 *
 * @param name for people and for the file that holds its output
 * @param command run in {@code directory}
 * @param requires a program that must be installed
 * @param inputs files and folders: when one of them changed since the last success, the step runs
 * @param outputs files and folders that must exist afterwards
 */
public record BuildStep(
        String name, List<String> command, Path directory, String requires, List<Path> inputs, List<Path> outputs) {
    public BuildStep {
        command = List.copyOf(command);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }
}
