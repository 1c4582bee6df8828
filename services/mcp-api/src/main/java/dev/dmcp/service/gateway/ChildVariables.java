package dev.dmcp.service.gateway;

import java.util.Locale;
import java.util.Set;

/** Which of its own variables the gateway passes on to the programs that it runs: what they need to find files and the network, and no secret. */
final class ChildVariables {
    private static final Set<String> HARMLESS = Set.of(
            "PATH",
            "HOME",
            "USER",
            "LOGNAME",
            "SHELL",
            "LANG",
            "LANGUAGE",
            "TZ",
            "TMPDIR",
            "TEMP",
            "TMP",
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "NO_PROXY",
            "ALL_PROXY",
            "SSL_CERT_FILE",
            "SSL_CERT_DIR",
            "NODE_EXTRA_CA_CERTS",
            "XDG_CACHE_HOME",
            "XDG_RUNTIME_DIR",
            "SYSTEMROOT",
            "APPDATA",
            "LOCALAPPDATA",
            "USERPROFILE");

    private ChildVariables() {}

    /** {@code npm_config_*} says where npx finds packages; one that sounds like a token does not pass. */
    static boolean isHarmless(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        boolean npm = upper.startsWith("NPM_CONFIG_") && !upper.contains("AUTH") && !upper.contains("TOKEN");
        return HARMLESS.contains(upper) || upper.startsWith("LC_") || npm;
    }
}
