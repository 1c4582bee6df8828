package dev.dmcp.cli.environment;

import dev.dmcp.application.build.BuildRequest;
import dev.dmcp.application.failure.ExitCode;
import dev.dmcp.application.image.BuildInput;
import dev.dmcp.application.image.DockerfileFinding;
import dev.dmcp.application.image.ImageBuild;
import dev.dmcp.cli.option.OutputFlags;
import dev.dmcp.cli.option.ProjectOptions;
import dev.dmcp.cli.output.DockerfileFindings;
import dev.dmcp.cli.output.Style;
import dev.dmcp.cli.wiring.Invocation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the builder has to say about the Dockerfiles of a project.
 *
 * @param registryTimeout how long a registry may say nothing; empty for the usual times
 */
public record DockerfileChecks(
        Invocation invocation,
        ProjectOptions project,
        OutputFlags output,
        Optional<Duration> registryTimeout,
        boolean strict) {

    /** Prints all findings; an error always fails, a warning only when it is taken strictly. */
    public int run(BuildRequest request) {
        List<DockerfileFinding> findings = invocation
                .wiring()
                .dockerfileChecker(project.host(), project.context(), registryTimeout)
                .check(builds(request));
        if (output.isJson()) {
            invocation.terminal().out().print(DockerfileFindings.json(findings));
        } else {
            Style style = Style.of(invocation.terminal(), output);
            invocation
                    .terminal()
                    .out()
                    .print(DockerfileFindings.text(
                            findings, invocation.terminal().directory(), style));
        }
        boolean failed = strict ? !findings.isEmpty() : findings.stream().anyMatch(DockerfileFinding::isError);
        return failed ? ExitCode.FAILED.code() : ExitCode.DONE.code();
    }

    private static List<ImageBuild> builds(BuildRequest request) {
        List<ImageBuild> builds = new ArrayList<>();
        Set<BuildInput> known = new HashSet<>();
        for (BuildRequest.Wish wish : request.services()) {
            if (known.add(wish.input())) {
                builds.add(new ImageBuild(wish.service(), wish.tags(), wish.input(), wish.options(), Map.of()));
            }
        }
        return builds;
    }
}
