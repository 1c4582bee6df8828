package dev.dmcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.cli.CommandLineTester.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code dmcp build} on the engine of this machine: budgets, reports, and flags that make no sense. */
class BuildCommandIT {
    @TempDir
    Path folder;

    private final String project = "dmcp-it-" + Long.toHexString(System.nanoTime());

    @BeforeEach
    void one_image_of_a_megabyte() throws IOException {
        Path context = Files.createDirectories(folder.resolve("web"));
        Files.writeString(context.resolve("Dockerfile"), "FROM scratch\nCOPY content /content\n");
        grow(1_000_000);
        Files.writeString(folder.resolve("compose.yaml"), "name: " + project + "\nservices: { web: { build: web } }\n");
        budget("web: 2MB");
    }

    @AfterEach
    void nothing_stays() throws Exception {
        for (String image : docker("images", "-aq", "--filter", "label=dev.dmcp.project=" + project)
                .lines()
                .toList()) {
            docker("image", "rm", "--force", image);
        }
        docker("volume", "rm", "--force", project + "_data");
    }

    private void grow(int bytes) throws IOException {
        Files.write(folder.resolve("web/content"), new byte[bytes]);
    }

    private void budget(String sizes) throws IOException {
        Files.writeString(folder.resolve("dmcp.yaml"), """
                version: 1
                name: demo
                defaultEnvironment: prod
                images: { maxSizes: { %s } }
                services: { web: { kind: image, image: web } }
                environments: { prod: { compose: [compose.yaml] } }
                """.formatted(sizes));
    }

    private Result dmcp(String... arguments) {
        CommandLineTester tester = new CommandLineTester(folder)
                .with("XDG_STATE_HOME", folder.resolve("state").toString());
        if (System.getenv("DOCKER_HOST") != null) {
            tester.with("DOCKER_HOST", System.getenv("DOCKER_HOST"));
        }
        return tester.run(arguments);
    }

    private static String docker(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.strip();
    }

    @Test
    void an_image_above_its_budget_is_warned_of_and_fails_where_that_is_strict() throws Exception {
        assertThat(dmcp("build", "--strict")).returns(0, Result::code);
        grow(3_000_000);

        Result warned = dmcp("build");
        assertThat(warned.code()).isZero();
        assertThat(warned.err())
                .contains("warning: image `web` has 3.0 MB, and `images.maxSizes` allows 2.0 MB")
                .doesNotContain("error:");
        assertThat(warned.out()).contains("+2.0 MB");

        Result strict = dmcp("build", "--strict");
        assertThat(strict.code()).isEqualTo(1);
        assertThat(strict.err()).contains("warning: image `web` has 3.0 MB");
        assertThat(strict.out()).as("built or not").contains("up to date");
        assertThat(dmcp("build", "--strict", "--force").code()).isEqualTo(1);
        assertThat(docker("images", "-q", project + "-web"))
                .as("the image is there")
                .isNotBlank();

        budget("web: 3.5MB");
        assertThat(dmcp("build", "--strict").code()).isZero();
        budget("wep: 3.5MB");
        assertThat(dmcp("build"))
                .returns(2, Result::code)
                .extracting(Result::err)
                .asString()
                .contains("images.maxSizes: there is no service `wep` (did you mean `web`?)");
    }

    @Test
    void a_budget_of_a_service_that_other_compose_files_have_is_no_warning() throws IOException {
        Files.writeString(folder.resolve("other.yml"), "name: " + project + "\nservices: { api: { build: web } }\n");

        assertThat(dmcp("build", "-f", "other.yml", "--strict"))
                .returns(0, Result::code)
                .extracting(Result::err)
                .asString()
                .doesNotContain("maxSizes");
    }

    @Test
    void what_is_not_there_is_named() throws Exception {
        Files.delete(folder.resolve("dmcp.yaml"));
        assertThat(dmcp("build", "--env", "test"))
                .returns(2, Result::code)
                .extracting(Result::err)
                .asString()
                .contains("there is no environment `test`: these are plain compose files");
        Files.writeString(folder.resolve("compose.yaml"), "services: { web: { build: elsewhere } }\n");
        assertThat(dmcp("build"))
                .returns(2, Result::code)
                .extracting(Result::err)
                .asString()
                .contains("there is no build context at `" + folder.resolve("elsewhere") + "`");
        assertThat(dmcp("clean").err()).contains("there is nothing to remove");
    }

    @Test
    void sizes_and_their_growth_are_in_the_history_the_images_and_the_report() throws Exception {
        assertThat(dmcp("build").code()).isZero();
        grow(1_500_000);
        assertThat(dmcp("build", "--report", "out/report.md").code()).isZero();

        assertThat(dmcp("images").out().lines())
                .hasSize(1 + 2)
                .element(1)
                .asString()
                .contains(project + "-web:latest", "1.5 MB", "+0.5 MB");
        assertThat(dmcp("images", "-o", "json").out()).contains("\"earlierSizeBytes\":1000000", "\"steps\":1");
        assertThat(dmcp("build", "--history").out()).contains("1.0 MB", "1.5 MB", "+0.5 MB");
        assertThat(dmcp("build", "--history", "-o", "json").out())
                .startsWith("{\"project\":\"" + project + "\",\"builds\":[{\"time\":\"")
                .contains("\"name\":\"web\"", "\"sizeBytes\":1500000");
        assertThat(Files.readString(folder.resolve("out/report.md"))).contains("| 1.5 | +0.5 |");
    }

    @Test
    void what_would_be_cleaned_is_one_json_document_with_volumes_beside_images() throws Exception {
        assertThat(dmcp("build").code()).isZero();
        grow(1_500_000);
        assertThat(dmcp("build", "--cleanup", "none").code()).isZero();
        docker("volume", "create", "--label", "com.docker.compose.project=" + project, project + "_data");

        String images = dmcp("clean", "--dry-run", "-o", "json").out();
        String both = dmcp("clean", "--volumes", "--dry-run", "-o", "json").out();

        assertThat(images).hasLineCount(1).startsWith("{\"plan\":\"").contains("\"operation\":\"remove image ");
        assertThat(both).hasLineCount(1).startsWith(images.replaceFirst("}\n$", ""));
        assertThat(both.substring(images.length() - 2))
                .startsWith(",\"volumes\":{\"plan\":\"")
                .contains("\"operation\":\"remove volume " + project + "_data");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            --keep=-1                        | `--keep -1` keeps less than nothing
            --report=result.txt              | does not say in which form
            --cache-from=type=nonsense       | asks for a cache of type `nonsense`, and there is none
            --cache-from=type=local          | does not say where the cache is
            --cache-to=type=registry         | does not say where the cache is
            --sbom=yes                       | says not what to record
            --attest=type=vex                | names no kind of attestation
            --registry-timeout=0             | leaves a registry no time at all
            --secret=id=a,src=/nowhere       | the secret `a` is to come from `/nowhere`, which cannot be read
            --ssh=default                    | means your SSH agent, and none runs
            --ssh=a=/dev/null/nothing        | is to be at `/dev/null/nothing`, and there is no socket and no key
            """)
    void a_flag_that_makes_no_sense_is_said_before_anything_is_built(String flag, String sentence) throws Exception {
        Result refused = dmcp("build", flag);

        assertThat(refused.code()).as(refused.err()).isEqualTo(2);
        assertThat(refused.err()).contains("error: ", sentence, "hint: ");
        assertThat(docker("images", "-q", project + "-web")).isEmpty();
    }
}
