package dev.dmcp.application.generate;

import dev.dmcp.application.generate.npm.NpmPackage;
import dev.dmcp.application.project.NpmBuild;

/** The command that builds a package. */
final class NpmScript {
    /** The first version with {@code node --run}. */
    private static final int RUNS_SCRIPTS = 22;

    private NpmScript() {}

    /**
     * Empty where the usual script is missing: the package is ready as it is. A script that was named must be there.
     *
     * <p>Node runs a script faster than npm does, but not what npm would run before and after it.
     */
    static String of(NpmPackage found, String script, String nodeVersion) {
        if (script.equals(NpmBuild.USUAL.script()) && !found.scripts().contains(script)) {
            return "";
        }
        boolean hooked =
                found.scripts().contains("pre" + script) || found.scripts().contains("post" + script);
        return (hooked || !runsScripts(nodeVersion) ? "npm run " : "node --run ") + script;
    }

    private static boolean runsScripts(String version) {
        String major = version.split("\\.", -1)[0];
        return major.chars().allMatch(Character::isDigit) && Integer.parseInt(major) >= RUNS_SCRIPTS;
    }
}
