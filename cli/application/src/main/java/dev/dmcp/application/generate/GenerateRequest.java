package dev.dmcp.application.generate;

import dev.dmcp.application.project.Stack;

/**
 * What `generate` is asked.
 *
 * @param stack read without the environment's variables: generated files are the same on every machine
 * @param overwrite whether files that a person edited may be replaced
 */
public record GenerateRequest(Stack stack, boolean overwrite) {}
