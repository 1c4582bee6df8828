package dev.dmcp.engine.docker.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether an engine that says nothing more waits for the registry, or is busy with what it has got. */
class PullReaderTest {
    @Test
    void nothing_is_the_engines_own_work_before_a_layer_is_named() throws IOException {
        assertThat(isOwnWorkAfterEach("""
                {"status":"Pulling from library/demo","id":"latest"}
                {"status":"Pulling fs layer","progressDetail":{},"id":"a"}
                """)).containsExactly(false, false);
    }

    @Test
    void an_engine_that_unpacks_without_a_word_after_the_last_download_works() throws IOException {
        assertThat(isOwnWorkAfterEach("""
                {"status":"Pulling from library/demo","id":"latest"}
                {"status":"Pulling fs layer","progressDetail":{},"id":"a"}
                {"status":"Pulling fs layer","progressDetail":{},"id":"b"}
                {"status":"Downloading","progressDetail":{"current":1,"total":4},"id":"b"}
                {"status":"Download complete","progressDetail":{},"id":"a"}
                {"status":"Already exists","progressDetail":{},"id":"c"}
                {"status":"Download complete","progressDetail":{},"id":"b"}
                """)).containsExactly(false, false, false, false, false, false, true);
    }

    @Test
    void an_engine_that_unpacks_one_layer_waits_for_another() throws IOException {
        assertThat(isOwnWorkAfterEach("""
                {"status":"Waiting","progressDetail":{},"id":"b"}
                {"status":"Verifying Checksum","progressDetail":{},"id":"a"}
                {"status":"Extracting","progressDetail":{"current":1,"total":4},"id":"a"}
                {"status":"Retrying in 5 seconds","progressDetail":{},"id":"b"}
                {"status":"Verifying Checksum","progressDetail":{},"id":"b"}
                {"status":"Extracting","progressDetail":{"current":1,"total":4},"id":"b"}
                {"status":"Pull complete","progressDetail":{},"id":"b"}
                {"status":"Digest: sha256:0a"}
                """)).containsExactly(false, false, false, false, true, true, true, true);
    }

    @Test
    void a_layer_that_is_fetched_again_is_waited_for_again() throws IOException {
        assertThat(isOwnWorkAfterEach("""
                {"status":"Download complete","progressDetail":{},"id":"a"}
                {"status":"Downloading","progressDetail":{"current":1,"total":4},"id":"a"}
                """)).containsExactly(true, false);
    }

    private static List<Boolean> isOwnWorkAfterEach(String messages) throws IOException {
        List<Boolean> all = new ArrayList<>();
        PullReader.read(new ByteArrayInputStream(messages.getBytes(UTF_8)), words -> {}, all::add);
        return all;
    }
}
