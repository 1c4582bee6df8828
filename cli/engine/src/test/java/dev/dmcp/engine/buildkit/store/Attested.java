package dev.dmcp.engine.buildkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is recorded beside an image: the statements of the attestation manifest that its index has, each about the image.
 *
 * @param statements in-toto statements, checked for their subject
 */
record Attested(String image, List<JsonNode> statements) {
    static final String SPDX = "https://spdx.dev/Document";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";

    /** Where content lies by its digest. */
    @FunctionalInterface
    private interface Content {
        JsonNode read(String kind, String digest) throws Exception;
    }

    /** As a registry has it. */
    static Attested pushed(String tag) throws Exception {
        String host = tag.substring(0, tag.indexOf('/'));
        String name = tag.substring(host.length() + 1, tag.lastIndexOf(':'));
        String address = "http://" + host + "/v2/" + name + "/";
        JsonNode index = fetched(address + "manifests/" + tag.substring(tag.lastIndexOf(':') + 1));
        return of(index, (kind, digest) -> fetched(address + kind + "/" + digest));
    }

    /** As an archive of the Open Container Initiative has it. */
    static Attested exported(Path archive, Path folder) throws Exception {
        Files.createDirectories(folder);
        Programs.run("tar", "-xf", archive.toString(), "-C", folder.toString());
        Content blobs = (kind, digest) -> JSON.readTree(
                folder.resolve("blobs").resolve(digest.replace(':', '/')).toFile());
        JsonNode layout = JSON.readTree(folder.resolve("index.json").toFile());
        return of(blobs.read("manifests", layout.at("/manifests/0/digest").asText()), blobs);
    }

    private static JsonNode fetched(String address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .header("Accept", INDEX + ", " + MANIFEST)
                    .build();
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            assertThat(response.statusCode()).as(address).isEqualTo(200);
            return JSON.readTree(response.body());
        }
    }

    private static Attested of(JsonNode index, Content content) throws Exception {
        assertThat(index.path("mediaType").asText()).isEqualTo(INDEX);
        assertThat(index.path("manifests")).hasSize(2);
        String image = index.at("/manifests/0/digest").asText();
        JsonNode beside = index.at("/manifests/1");
        assertThat(beside.at("/platform/os").asText()).isEqualTo("unknown");
        assertThat(beside.path("annotations").properties())
                .extracting(entry -> entry.getKey() + "=" + entry.getValue().asText())
                .contains("vnd.docker.reference.type=attestation-manifest", "vnd.docker.reference.digest=" + image);
        JsonNode manifest = content.read("manifests", beside.path("digest").asText());
        List<JsonNode> statements = new ArrayList<>();
        for (JsonNode layer : manifest.path("layers")) {
            JsonNode statement = content.read("blobs", layer.path("digest").asText());
            assertThat(statement.path("predicateType").asText())
                    .isEqualTo(
                            layer.at("/annotations/in-toto.io~1predicate-type").asText());
            assertThat("sha256:" + statement.at("/subject/0/digest/sha256").asText())
                    .isEqualTo(image);
            statements.add(statement);
        }
        return new Attested(image, List.copyOf(statements));
    }

    /** What kinds of statements there are. */
    List<String> kinds() {
        return statements.stream()
                .map(statement -> statement.path("predicateType").asText())
                .toList();
    }

    /** Name and version of every package that the list of this name has. */
    List<String> packages(String list) {
        return statements.stream()
                .filter(statement -> statement.path("predicateType").asText().equals(SPDX))
                .map(statement -> statement.path("predicate"))
                .filter(document -> document.path("name").asText().equals(list))
                .flatMap(document -> elements(document.path("packages")))
                .map(entry -> entry.path("name").asText() + " "
                        + entry.path("versionInfo").asText())
                .toList();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return array.valueStream();
    }
}
