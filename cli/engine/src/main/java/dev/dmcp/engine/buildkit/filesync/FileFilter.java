package dev.dmcp.engine.buildkit.filesync;

import java.util.List;

/**
 * What of a context is wanted: matched by the includes, if there are any, and not by the excludes.
 *
 * @param includes empty for everything
 * @param excludes empty for nothing
 */
record FileFilter(PatternMatcher includes, PatternMatcher excludes) {

    /** What became of one path, and what its children need to know. */
    record Verdict(
            boolean wanted, boolean enter, PatternMatcher.ParentMatch include, PatternMatcher.ParentMatch exclude) {
        static final Verdict ROOT =
                new Verdict(false, true, PatternMatcher.ParentMatch.NONE, PatternMatcher.ParentMatch.NONE);
    }

    static FileFilter of(List<String> includes, List<String> excludes) {
        return new FileFilter(new PatternMatcher(includes), new PatternMatcher(excludes));
    }

    Verdict judge(String path, boolean folder, Verdict parent) {
        PatternMatcher.ParentMatch include = PatternMatcher.ParentMatch.NONE;
        PatternMatcher.ParentMatch exclude = PatternMatcher.ParentMatch.NONE;
        boolean wanted = true;
        boolean enter = folder;
        if (!includes.isEmpty()) {
            include = includes.match(path, parent.include());
            wanted = include.matched();
            enter &= wanted || includes.mayMatchWithin(path);
        }
        if ((enter || wanted) && !excludes.isEmpty()) {
            exclude = excludes.match(path, parent.exclude());
            wanted &= !exclude.matched();
            enter &= !exclude.matched() || excludes.mayExceptWithin(path);
        }
        return new Verdict(wanted, enter, include, exclude);
    }
}
