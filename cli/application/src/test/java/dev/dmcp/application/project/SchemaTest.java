package dev.dmcp.application.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.compose.yaml.ReadResult;
import dev.dmcp.compose.yaml.YamlNode;
import dev.dmcp.compose.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The schema for editors says what the reader reads. */
class SchemaTest {

    @Test
    void the_schema_knows_the_keys_of_the_reader() throws IOException {
        assertThat(properties("")).containsExactlyElementsOf(StackReader.KEYS);
        assertThat(properties("properties.images")).containsExactlyElementsOf(StackSections.IMAGE_KEYS);
        assertThat(properties("properties.environments.additionalProperties"))
                .containsExactlyElementsOf(StackSections.ENVIRONMENT_KEYS);
        assertThat(properties("$defs.limits")).containsExactlyElementsOf(ServiceSections.LIMIT_KEYS);
        assertThat(properties("$defs.local")).containsExactlyElementsOf(ServiceSections.LOCAL_KEYS);
        assertThat(properties("$defs.health.oneOf.1")).containsExactlyElementsOf(ServiceSections.HEALTH_KEYS);
    }

    @Test
    void the_schema_knows_the_kinds_and_their_keys() throws IOException {
        List<YamlNode> kinds = ((YamlNode.Sequence) at("properties.services.additionalProperties.oneOf")).items();

        assertThat(kinds).hasSize(KindSections.KINDS.size());
        for (int index = 0; index < kinds.size(); index++) {
            assertThat(properties("properties.services.additionalProperties.oneOf." + index))
                    .containsExactlyInAnyOrderElementsOf(KindSections.keys(KindSections.KINDS.get(index)));
        }
    }

    private static List<String> properties(String path) throws IOException {
        return ((YamlNode.Mapping) at(path.isEmpty() ? "properties" : path + ".properties")).keys();
    }

    private static YamlNode at(String path) throws IOException {
        YamlNode node = ((ReadResult.Documents) YamlReader.read("schema", schemaText()))
                .nodes()
                .getFirst();
        for (String step : path.split("\\.", -1)) {
            node = switch (node) {
                case YamlNode.Mapping mapping -> mapping.get(step).orElseThrow();
                case YamlNode.Sequence list -> list.items().get(Integer.parseInt(step));
                case YamlNode.Scalar scalar -> throw new AssertionError(path + " ends at " + scalar);
            };
        }
        return node;
    }

    private static String schemaText() throws IOException {
        return Files.readString(Path.of("../../docs/dmcp.schema.json"));
    }
}
