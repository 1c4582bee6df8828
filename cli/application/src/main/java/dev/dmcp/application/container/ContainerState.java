package dev.dmcp.application.container;

import java.util.Locale;

/** The engine's states of a container. */
public enum ContainerState {
    CREATED,
    RUNNING,
    PAUSED,
    RESTARTING,
    REMOVING,
    EXITED,
    DEAD;

    /** @param word the engine's; one that is not known yet counts as {@link #DEAD} */
    public static ContainerState of(String word) {
        for (ContainerState state : values()) {
            if (state.word().equals(word)) {
                return state;
            }
        }
        return DEAD;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its process is there. */
    public boolean isUp() {
        return this == RUNNING || this == PAUSED || this == RESTARTING;
    }
}
