package dev.dmcp.engine.buildkit.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.application.image.BuildInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProxyArgumentsTest {
    private static final String ENGINE = "unix:///var/run/docker.sock";

    @TempDir
    private Path folder;

    private Map<String, String> arguments(String config, Map<String, String> said) throws IOException {
        Files.writeString(folder.resolve("config.json"), config);
        BuildInput input = BuildInput.folder("/context").withArguments(said);
        return new ProxyArguments(folder, ENGINE).apply(input).arguments();
    }

    @Test
    void every_kind_of_proxy_has_an_argument_and_other_settings_have_none() throws IOException {
        String config = """
                {"auths": {}, "proxies": {"default": {"httpProxy": "http://a", "httpsProxy": "http://b", "ftpProxy": "http://c",
                  "noProxy": "localhost", "allProxy": "socks5://d", "else": "e"}}}
                """;
        assertThat(arguments(config, Map.of("VERSION", "1")))
                .containsOnly(
                        Map.entry("VERSION", "1"),
                        Map.entry("HTTP_PROXY", "http://a"),
                        Map.entry("HTTPS_PROXY", "http://b"),
                        Map.entry("FTP_PROXY", "http://c"),
                        Map.entry("NO_PROXY", "localhost"),
                        Map.entry("ALL_PROXY", "socks5://d"));
    }

    @Test
    void what_is_said_for_the_engine_counts_instead_of_the_default() throws IOException {
        String config = """
                {"proxies": {"default": {"httpProxy": "http://a", "noProxy": "b"}, "%s": {"httpProxy": "http://c"}}}
                """.formatted(ENGINE);
        assertThat(arguments(config, Map.of())).containsExactly(Map.entry("HTTP_PROXY", "http://c"));
    }

    @Test
    void what_the_input_sets_stays_in_capitals_or_not_and_set_to_nothing_too() throws IOException {
        String config = """
                {"proxies": {"default": {"httpProxy": "http://a", "httpsProxy": "http://b", "noProxy": ""}}}
                """;
        Map<String, String> said = Map.of("http_proxy", "", "HTTPS_PROXY", "http://c");
        assertThat(arguments(config, said)).isEqualTo(said);
    }

    @Test
    void a_file_that_is_missing_or_broken_has_none() throws IOException {
        assertThat(arguments("{\"proxies\": ", Map.of())).isEmpty();
        Files.delete(folder.resolve("config.json"));
        assertThat(new ProxyArguments(folder, ENGINE)
                        .apply(BuildInput.folder("/context"))
                        .arguments())
                .isEmpty();
    }
}
