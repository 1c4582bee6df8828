package dev.dmcp.service.memory.model;

/**
 * What came of remembering.
 *
 * @param created whether the key was new; otherwise its content and metadata were replaced
 */
public record Remembered(Memory memory, boolean created) {}
