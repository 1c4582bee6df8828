package dev.dmcp.engine.buildkit.hpack;

/** One header: the name in lower case, and its value. */
public record HeaderField(String name, String value) {

    /** What an entry adds to the size of the dynamic table: RFC 7541, section 4.1. */
    int size() {
        return name.length() + value.length() + 32;
    }
}
