package dev.dmcp.compose.validate;

/** An error makes the file unusable; a warning is told and the file is used. */
public enum Severity {
    ERROR,
    WARNING
}
