package dev.dmcp.compose.tree;

/** A YAML timestamp: neither text nor number to the Compose Specification, which takes it almost nowhere. */
public record Date(String text) {

    /** A day alone as docker compose prints it. */
    @Override
    public String toString() {
        return text.length() <= 10 ? text + " 00:00:00 +0000 UTC" : text;
    }
}
