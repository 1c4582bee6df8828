package dev.dmcp.compose.load;

import dev.dmcp.compose.interpolate.Variables;
import dev.dmcp.compose.value.SlashPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the files of one project, or of one include, have in common.
 *
 * @param folder that relative names of files start at, absolute
 * @param base that relative paths in values are joined to; relative to the including folder for an include
 * @param environment variables by name
 * @param including the files that are being loaded, outermost first
 */
record Scope(String folder, String base, Map<String, String> environment, List<String> including) {
    Scope {
        including = List.copyOf(including);
    }

    Variables variables() {
        return Variables.of(environment);
    }

    String resolve(String path) {
        return SlashPath.isAbsolute(path) ? path : SlashPath.join(folder, path);
    }

    Scope entering(String file) {
        List<String> files = new ArrayList<>(including);
        files.add(file);
        return new Scope(folder, base, environment, files);
    }

    /** Variables of the including project win over those of an include's own files. */
    Scope included(String newFolder, String newBase, Map<String, String> more) {
        Map<String, String> merged = new HashMap<>(more);
        merged.putAll(environment);
        return new Scope(newFolder, newBase, merged, including);
    }
}
