package dev.dmcp.compose.hash;

import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.tree.Items;
import dev.dmcp.compose.yaml.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * docker compose's own digest of what a container was made from, the label {@code com.docker.compose.config-hash}: equal
 * digests mean that neither tool sees a reason to make the container anew. It covers neither {@code build} and other keys that change no
 * container nor the content of configs and secrets.
 */
public final class ConfigHash {
    private ConfigHash() {}

    /**
     * The digest of a service.
     *
     * @param service canonical; references to other services by {@code network_mode}, {@code ipc}, {@code pid} and {@code volumes_from}
     *     must have been replaced by the containers' ids, as docker compose does before it hashes
     * @return 64 hexadecimal digits
     */
    public static String of(Fields service) {
        Fields hashed = new Fields();
        hashed.putAll(service);
        for (String key : new String[] {"build", "pull_policy", "scale", "depends_on", "profiles"}) {
            hashed.remove(key);
        }
        if (hashed.get("deploy") instanceof Fields deploy && deploy.containsKey("replicas")) {
            Fields copy = new Fields();
            copy.putAll(deploy);
            copy.remove("replicas");
            hashed.put("deploy", copy);
        }
        return digest(hashed);
    }

    /**
     * The digest of a service that uses other services' containers.
     *
     * @param containers for each service that it refers to, the id of its first container; a reference to any other stays as it is
     */
    public static String of(Fields service, Map<String, String> containers) {
        if (containers.isEmpty()) {
            return of(service);
        }
        Fields resolved = service.deepCopy();
        for (String key : new String[] {"network_mode", "ipc", "pid"}) {
            String other = resolved.text(key).startsWith("service:")
                    ? resolved.text(key).substring("service:".length())
                    : "";
            if (containers.containsKey(other)) {
                resolved.put(key, "container:" + containers.get(other));
            }
        }
        if (resolved.get("volumes_from") instanceof Items sources) {
            sources.replaceAll(source -> volumesOf(String.valueOf(source), containers));
        }
        return of(resolved);
    }

    private static String volumesOf(String source, Map<String, String> containers) {
        String[] parts = source.split(":", -1);
        return parts[0].equals("container") && parts.length > 1 ? parts[1] : containers.getOrDefault(parts[0], source);
    }

    public static String ofNetwork(Fields network) {
        return digest(network);
    }

    public static String ofVolume(Fields volume) {
        if (volume.containsKey("driver")) {
            return digest(volume);
        }
        Fields withDriver = new Fields();
        volume.forEach((key, value) -> {
            withDriver.put(key, value);
            if (key.equals("name")) {
                withDriver.put("driver", "local");
            }
        });
        return digest(withDriver);
    }

    private static String digest(Fields value) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] bytes = JsonWriter.compact(value).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(sha.digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
