package dev.dmcp.application.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.application.failure.Failure;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailedBuildTest {

    private static Failure failure(String reason, String... lastLines) {
        return new FailedBuild("web", Optional.of("[2/3] RUN make"), reason, List.of(lastLines), Optional.empty())
                .toFailure();
    }

    @Test
    void the_step_its_last_lines_and_the_place_in_the_dockerfile_are_shown() {
        FailedBuild.Excerpt place =
                new FailedBuild.Excerpt("Dockerfile", List.of("FROM debian", "COPY . .", "RUN make", "USER 1"), 3, 3);
        FailedBuild failed = new FailedBuild(
                "web",
                Optional.of("[2/3] RUN make"),
                "process \"/bin/sh -c make\" did not complete successfully: exit code: 2",
                List.of("make: nothing to do"),
                Optional.of(place));

        assertThat(failed.toFailure().sentence()).isEqualTo("""
                cannot build `web` at step `[2/3] RUN make`: exit code: 2

                the last lines of the step:
                  make: nothing to do

                Dockerfile:3
                  1 | FROM debian
                  2 | COPY . .
                > 3 | RUN make
                  4 | USER 1""");
        assertThat(failed.toFailure().hint()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sh: 1: run-p: not found                                                | `npm-run-all` is missing
            npm error Missing: left-pad@1.3.0 from lock file                       | the lock file is older
            write /x: no space left on device                                      | the disk of the engine is full
            exit code: 137                                                         | the step ran out of memory
            exec /bin/sh: exec format error                                        | the image's programs are for another processor
            pull access denied, repository does not exist                          | the registry refused
            x509: certificate signed by unknown authority                          | the registry's certificate
            dial tcp 127.0.0.1:1: connect: connection refused                      | the network did not lead there
            no SSH key "default" forwarded from the client                         | start an agent that has the key
            repository does not contain ref nope, output: ""                       | check the branch, tag or commit
            invalid response status 404                                            | there is nothing at that address
            """)
    void known_troubles_have_a_hint(String words, String hint) {
        assertThat(failure(words).hint().orElse("")).startsWith(hint);
        assertThat(failure("exit code: 1", words).hint().orElse("")).startsWith(hint);
    }

    @Test
    void other_troubles_have_none() {
        assertThat(failure("exit code: 1", "missing: a semicolon").hint()).isEmpty();
    }
}
