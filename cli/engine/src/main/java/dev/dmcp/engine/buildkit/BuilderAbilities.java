package dev.dmcp.engine.buildkit;

import dev.dmcp.engine.buildkit.control.Worker;
import java.util.List;

/**
 * What a builder can do, as its workers tell.
 *
 * @param kind whose builder it is
 * @param keepsImages whether it keeps images as registries have them. An engine without the containerd image store does
 *     not, and therefore can export no cache, no archive, no list of platforms and no attestation, and leaves it to the
 *     engine to push
 */
record BuilderAbilities(BuilderPlace.Kind kind, boolean keepsImages) {

    /** Workers that keep images have this label. */
    private static final String SNAPSHOTTER = "org.mobyproject.buildkit.worker.snapshotter";

    static BuilderAbilities of(BuilderPlace.Kind kind, List<Worker> workers) {
        return new BuilderAbilities(
                kind, workers.stream().anyMatch(worker -> worker.labels().containsKey(SNAPSHOTTER)));
    }

    /** What is assumed where nobody asks: enough for an image on the engine. */
    static BuilderAbilities assumed(BuilderPlace.Kind kind) {
        return new BuilderAbilities(kind, kind == BuilderPlace.Kind.STANDALONE);
    }
}
