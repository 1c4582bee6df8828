package dev.dmcp.compose.canonical;

/** The two outputs differ in a few keys: YAML has extensions and leaves out what JSON shows as null or empty. */
public enum Dialect {
    JSON,
    YAML
}
