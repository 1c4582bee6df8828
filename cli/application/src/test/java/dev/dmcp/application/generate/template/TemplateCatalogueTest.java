package dev.dmcp.application.generate.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.templates.catalogue.Template;
import dev.dmcp.templates.catalogue.TemplateCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TemplateCatalogueTest {
    private static final Path RESOURCES = Path.of("../../templates/src/main/resources/dev/dmcp/templates");

    @Test
    void every_template_is_listed_and_has_its_text() throws IOException {
        List<Template> all = TemplateCatalogue.all();

        try (Stream<Path> files = Files.walk(RESOURCES)) {
            assertThat(all.stream().map(Template::file))
                    .containsExactlyInAnyOrderElementsOf(files.filter(Files::isRegularFile)
                            .map(file -> RESOURCES.relativize(file).toString())
                            .toList());
        }
        assertThat(all)
                .allSatisfy(template ->
                        assertThat(template.text()).isEqualTo(Files.readString(RESOURCES.resolve(template.file()))));
    }

    @Test
    void a_name_is_one_template_or_a_group() {
        assertThat(TemplateCatalogue.named("npm/collect")).hasSize(1);
        assertThat(TemplateCatalogue.named("npm"))
                .hasSize(5)
                .allSatisfy(template -> assertThat(template.group()).isEqualTo("npm"));
        assertThat(TemplateCatalogue.named("collect")).isEmpty();
    }
}
