package dev.dmcp.engine.buildkit;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Names for sessions and solves: unique, not secret. */
final class Identity {

    private Identity() {}

    static String random() {
        byte[] bytes = new byte[16];
        ThreadLocalRandom.current().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
