package dev.dmcp.application.generate.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.generate.MemoryWorkspace;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReactorReaderTest {
    private final MemoryWorkspace project = new MemoryWorkspace()
            .with("pom.xml", aggregator("root", "", "services", "tool"))
            .with("tool/pom.xml", module("tool", "../pom.xml"))
            .with(
                    "services/pom.xml",
                    aggregator(
                            "services",
                            "<parent><relativePath>../pom.xml</relativePath></parent>",
                            "kit",
                            "server",
                            "memory"))
            .with("services/kit/pom.xml", module("kit", "../pom.xml"))
            .with("services/server/pom.xml", module("server", "../pom.xml", "kit", "jackson-core"))
            .with("services/memory/pom.xml", module("memory", "../pom.xml"));

    @Test
    void only_the_modules_that_a_service_needs_are_made_by_the_nearest_pom_above_them() {
        MavenReactor reactor = new ReactorReader(project).read(List.of("services/server"));

        assertThat(reactor.pom()).isEqualTo("services/pom.xml");
        assertThat(reactor.folders()).containsExactly("services/kit", "services/server");
        assertThat(reactor.moduleOf("services/server")).isEqualTo("server");
        assertThat(reactor.artifacts()).isEqualTo(Map.of("services/server", "server"));
    }

    @Test
    void maven_reads_the_poms_of_parents_and_of_modules_that_are_not_made() {
        MavenReactor reactor = new ReactorReader(project).read(List.of("services/server"));

        assertThat(reactor.otherPoms()).containsExactly("pom.xml", "services/pom.xml", "services/memory/pom.xml");
    }

    @Test
    void a_module_is_made_with_those_that_it_depends_on_that_plugins_use_and_that_parents_bring() {
        project.with("pom.xml", aggregator("root", "", "kit", "tool", "api"))
                .with("kit/pom.xml", module("kit", "../pom.xml"))
                .with("tool/pom.xml", module("tool", "../pom.xml", "kit"))
                .with(
                        "api/pom.xml",
                        "<project><artifactId>api</artifactId><dependencyManagement><dependencies><dependency>"
                                + "<artifactId>kit</artifactId></dependency></dependencies></dependencyManagement>"
                                + "<build><plugins><plugin><artifactId>any</artifactId><dependencies><dependency>"
                                + "<artifactId>tool</artifactId></dependency></dependencies></plugin></plugins></build>"
                                + "</project>");

        MavenReactor reactor = new ReactorReader(project).read(List.of("kit", "tool", "api"));

        assertThat(reactor.needs("kit")).isEmpty();
        assertThat(reactor.needs("tool")).containsExactly("kit");
        assertThat(reactor.needs("api")).containsExactly("kit", "tool");

        project.with(
                "pom.xml",
                aggregator(
                        "root",
                        "<dependencies><dependency><artifactId>kit</artifactId></dependency></dependencies>",
                        "kit",
                        "tool",
                        "api"));
        project.with("api/pom.xml", module("api", "../pom.xml"));
        assertThat(new ReactorReader(project)
                        .read(List.of("kit", "tool", "api"))
                        .needs("api"))
                .containsExactly("kit");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<directory>../kit/src/main/resources</directory>",
                "<directory>${project.basedir}/../kit/proto</directory>",
                "<directory>${maven.multiModuleProjectDirectory}/kit</directory>",
                "<directory>${session.executionRootDirectory}/kit</directory>",
                "<directory>${project.parent.basedir}/kit</directory>",
                "<copy file='../kit/names'/>"
            })
    void what_may_read_files_of_other_modules_is_made_with_all_of_them(String path) {
        project.with("pom.xml", aggregator("root", "", "kit", "tool", "api", "app"))
                .with("kit/pom.xml", module("kit", "../pom.xml"))
                .with("tool/pom.xml", module("tool", "../pom.xml"))
                .with("api/pom.xml", module("api", "../pom.xml").replace("</project>", path + "</project>"))
                .with("app/pom.xml", module("app", "../pom.xml", "api"));
        List<String> all = List.of("kit", "tool", "api", "app");

        MavenReactor reactor = new ReactorReader(project).read(all);

        assertThat(reactor.needs("tool")).isEmpty();
        assertThat(reactor.needs("api")).containsExactly("kit", "tool", "app");
        assertThat(reactor.needs("app")).containsExactly("kit", "tool", "api");

        project.with("pom.xml", aggregator("root", path, "kit", "tool", "api", "app"));
        assertThat(new ReactorReader(project).read(all).needs("tool")).containsExactly("kit", "api", "app");
    }

    @Test
    void what_tests_alone_may_read_is_needed_by_no_image() {
        String plugin =
                "<plugin><artifactId>maven-%s-plugin</artifactId><configuration><x>../kit</x></configuration></plugin>";
        project.with("services/pom.xml", aggregator("services", plugin.formatted("surefire"), "kit", "server"));
        assertThat(new ReactorReader(project).read(List.of("services/server")).needs("services/kit"))
                .isEmpty();

        project.with("services/pom.xml", aggregator("services", plugin.formatted("jar"), "kit", "server"));
        assertThat(new ReactorReader(project).read(List.of("services/server")).needs("services/kit"))
                .containsExactly("services/server");
    }

    @Test
    void a_module_that_stands_alone_is_its_own_reactor() {
        MemoryWorkspace alone = new MemoryWorkspace().with("app/pom.xml", module("app", ""));

        MavenReactor reactor = new ReactorReader(alone).read(List.of("app"));

        assertThat(reactor.pom()).isEqualTo("app/pom.xml");
        assertThat(reactor.moduleOf("app")).isEqualTo(".");
        assertThat(reactor.otherPoms()).isEmpty();
    }

    @Test
    void a_jar_is_called_by_its_final_name_where_there_is_one() {
        MemoryWorkspace alone = new MemoryWorkspace()
                .with(
                        "pom.xml",
                        "<project><artifactId>a</artifactId><build><finalName>app</finalName></build></project>");

        assertThat(new ReactorReader(alone).read(List.of("")).artifacts()).isEqualTo(Map.of("", "app"));
    }

    @Test
    void a_folder_without_a_pom_is_told() {
        assertThatThrownBy(() -> new ReactorReader(project).read(List.of("services/nothing")))
                .isInstanceOf(Failure.InvalidInput.class)
                .hasMessage("there is no `services/nothing/pom.xml`");
    }

    @Test
    void modules_without_a_common_pom_are_told() {
        project.with("other/pom.xml", module("other", ""));

        assertThatThrownBy(() -> new ReactorReader(project).read(List.of("services/server", "other")))
                .isInstanceOf(Failure.InvalidInput.class)
                .hasMessage("no `pom.xml` has all of services/server, other as modules");
    }

    @Test
    void a_pom_that_is_no_xml_is_told_with_its_line() {
        project.with("services/kit/pom.xml", "<project>\n<artifactId>kit</project>");

        assertThatThrownBy(() -> new ReactorReader(project).read(List.of("services/server")))
                .hasMessage("cannot read `services/kit/pom.xml`: line 2 is not valid XML");
    }

    private static String aggregator(String artifact, String parent, String... modules) {
        StringBuilder list = new StringBuilder();
        for (String module : modules) {
            list.append("<module>").append(module).append("</module>");
        }
        return "<project>%s<artifactId>%s</artifactId><modules>%s</modules></project>"
                .formatted(parent, artifact, list);
    }

    private static String module(String artifact, String parent, String... dependencies) {
        StringBuilder list = new StringBuilder();
        for (String dependency : dependencies) {
            list.append("<dependency><artifactId>").append(dependency).append("</artifactId></dependency>");
        }
        return "<project><parent><relativePath>%s</relativePath></parent><artifactId>%s</artifactId><dependencies>%s</dependencies></project>"
                .formatted(parent, artifact, list);
    }
}
