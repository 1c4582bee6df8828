package dev.dmcp.application.generate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of a Dockerfile's build stages, in which capitals are as good as small letters. */
final class BuildStages {
    private static final Pattern FROM = Pattern.compile("(?mi)^FROM .* AS (\\S.*?)\\s*$");
    private static final String NOTHING = "scratch";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_.-]*");

    private BuildStages() {}

    /** @param isTaken whether something else has the same name: an earlier stage, or the nothing that others begin with */
    record Stage(String name, boolean isTaken) {
        /** Whether BuildKit takes it for a name. */
        boolean isName() {
            return NAME.matcher(small(name)).matches();
        }
    }

    static List<Stage> of(String dockerfile) {
        List<Stage> stages = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Matcher from = FROM.matcher(dockerfile);
        while (from.find()) {
            String name = from.group(1);
            boolean hidesNothing = isSame(name, NOTHING) && beginsWithNothing(dockerfile.substring(from.end()));
            stages.add(new Stage(name, !seen.add(small(name)) || hidesNothing));
        }
        return stages;
    }

    private static boolean beginsWithNothing(String furtherStages) {
        return furtherStages.contains("\nFROM " + NOTHING + " ");
    }

    static boolean isSame(String one, String other) {
        return small(one).equals(small(other));
    }

    private static String small(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
