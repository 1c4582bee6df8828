package dev.dmcp.mcp.wire;

import java.util.List;
import java.util.Optional;

/** The protocol revisions that are spoken here, newest first. */
public enum ProtocolVersion {
    V2026_07_28("2026-07-28"),
    V2025_11_25("2025-11-25"),
    V2025_06_18("2025-06-18"),
    V2025_03_26("2025-03-26"),
    V2024_11_05("2024-11-05");

    /** The revision that a modern client is offered. */
    public static final ProtocolVersion NEWEST_MODERN = V2026_07_28;

    /** The revision that a legacy client is offered when it asks for one that nobody knows. */
    public static final ProtocolVersion NEWEST_LEGACY = V2025_11_25;

    private static final List<ProtocolVersion> ALL = List.of(values());

    private final String text;

    ProtocolVersion(String text) {
        this.text = text;
    }

    /** The date that names the revision on the wire. */
    public String text() {
        return text;
    }

    /** Whether requests stand alone ({@code true}) or belong to a session opened by {@code initialize}. */
    public boolean isModern() {
        return this == V2026_07_28;
    }

    /** Whether this revision is {@code other} or came after it. */
    public boolean isAtLeast(ProtocolVersion other) {
        return compareTo(other) <= 0; // Newest first.
    }

    public static Optional<ProtocolVersion> of(String text) {
        for (ProtocolVersion version : ALL) {
            if (version.text.equals(text)) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }

    /** All revisions, newest first. */
    public static List<ProtocolVersion> all() {
        return ALL;
    }
}
