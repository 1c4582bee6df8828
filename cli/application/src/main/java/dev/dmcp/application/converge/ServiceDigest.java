package dev.dmcp.application.converge;

import java.util.Map;
import java.util.function.Function;

/**
 * Compose's hash of a service, in which the containers whose namespaces it uses stand by their ids.
 *
 * @param computation the hash, given those ids by the names of their services; the same for the same ids
 */
public record ServiceDigest(Function<Map<String, String>, String> computation) {

    /** The hash of a service that uses no others' namespaces. */
    public static ServiceDigest of(String text) {
        return new ServiceDigest(_ -> text);
    }

    /** @param ids of containers, by the names of their services */
    public String text(Map<String, String> ids) {
        return computation.apply(ids);
    }
}
