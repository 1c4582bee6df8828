package dev.dmcp.compose.model;

/** A limit of the kernel for processes; -1 for none. */
public record Ulimit(String name, long soft, long hard) {}
