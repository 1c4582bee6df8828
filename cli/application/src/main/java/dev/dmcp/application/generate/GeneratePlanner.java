package dev.dmcp.application.generate;

import dev.dmcp.application.generate.Signature.Origin;
import dev.dmcp.application.plan.Step;
import dev.dmcp.templates.RenderedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Compares the files that a stack implies with those on disk. Pure: both come as values. */
public final class GeneratePlanner {
    private final boolean overwrite;
    private final Map<String, String> onDisk;

    private GeneratePlanner(Map<String, String> onDisk, boolean overwrite) {
        this.onDisk = onDisk;
        this.overwrite = overwrite;
    }

    /**
     * @param rendered every file that should be there, without signatures
     * @param onDisk text by path, of every file that is rendered or that dmcp may have written earlier
     * @param overwrite whether a person's edits may go
     */
    public static GeneratePlan plan(List<RenderedFile> rendered, Map<String, String> onDisk, boolean overwrite) {
        return new GeneratePlanner(onDisk, overwrite).plan(rendered);
    }

    private record Decision(FileChange change, String cause) {}

    private GeneratePlan plan(List<RenderedFile> rendered) {
        Map<String, Decision> decisions = new TreeMap<>();
        for (RenderedFile file : rendered) {
            decisions.put(file.path(), wanted(file));
        }
        for (Map.Entry<String, String> file : onDisk.entrySet()) {
            if (!decisions.containsKey(file.getKey())) {
                unwanted(file.getKey(), file.getValue()).ifPresent(decision -> decisions.put(file.getKey(), decision));
            }
        }
        List<Step<FileChange>> steps = new ArrayList<>();
        for (Decision decision : decisions.values()) {
            steps.add(new Step<>("f" + (steps.size() + 1), decision.change(), decision.cause(), List.of()));
        }
        return new GeneratePlan(steps);
    }

    private Decision wanted(RenderedFile file) {
        String content = Signature.sign(file);
        String old = onDisk.get(file.path());
        if (old == null) {
            return new Decision(new FileChange.Create(file.path(), content, file.executable()), "not there");
        }
        if (old.equals(content)) {
            return new Decision(new FileChange.Same(file.path()), "as it should be");
        }
        FileChange update = new FileChange.Update(file.path(), old, content, file.executable());
        FileChange conflict = new FileChange.Conflict(file.path(), old, content);
        return switch (Signature.originOf(file.path(), old)) {
            case Origin.Untouched untouched -> new Decision(update, updateCause(untouched.template(), file.template()));
            case Origin.Edited _ ->
                overwrite
                        ? new Decision(update, "edited by hand, overwritten as asked")
                        : new Decision(conflict, "edited by hand");
            case Origin.Foreign _ ->
                overwrite
                        ? new Decision(update, "not written by dmcp, overwritten as asked")
                        : new Decision(conflict, "not written by dmcp");
        };
    }

    private static String updateCause(String before, String now) {
        return before.equals(now) ? "what it is made from changed" : "template " + before + " became " + now;
    }

    /** Something that is ours and implied by nothing any more goes; anything else is not our business. */
    private static Optional<Decision> unwanted(String path, String old) {
        return switch (Signature.originOf(path, old)) {
            case Origin.Untouched _ ->
                Optional.of(new Decision(new FileChange.Remove(path, old), "nothing in dmcp.yaml asks for it"));
            case Origin.Edited _, Origin.Foreign _ -> Optional.empty();
        };
    }
}
