package dev.dmcp.engine.buildkit;

import dev.dmcp.application.failure.Failure;
import java.time.Duration;

/**
 * A registry that was asked for something and has not answered in time.
 *
 * @param step what waits for it, in the builder's words
 * @param limit how long it might have been silent
 */
record RegistrySilence(String step, Duration limit) {

    Failure toFailure() {
        return new Failure.TryAgain(
                "a registry has said nothing for %d s, at `%s`".formatted(limit.toSeconds(), step),
                "check that the registry works and can be reached from the builder, then build again: finished steps"
                        + " are kept; `--registry-timeout` gives it more time");
    }
}
