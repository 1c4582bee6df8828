package dev.dmcp.engine.registry;

import dev.dmcp.application.failure.Failure;
import java.time.Duration;

/**
 * A registry that was asked for something and has not answered in time.
 *
 * @param step what waits for it, in the words of the builder or engine
 * @param limit how long it might have been silent
 */
public record RegistrySilence(String step, Duration limit) {

    Failure toFailure() {
        return new Failure.TryAgain(
                "a registry has said nothing for %d s, at `%s`".formatted(limit.toSeconds(), step),
                "check that the registry works and can be reached from there, then try again: what was finished is kept;"
                        + " `--registry-timeout` gives it more time");
    }
}
