package dev.dmcp.engine.buildkit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.dmcp.application.image.FailedBuild.Excerpt;
import dev.dmcp.engine.buildkit.grpc.GrpcStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Reads from what BuildKit attaches to a failure the place in the Dockerfile that it came from. */
final class ErrorDetails {
    /** {@code {"info": {"filename", "data"}, "ranges": [{"start": {"line"}, "end": {"line"}}]}}. */
    private static final String SOURCE = "errdefs.Source";

    private ErrorDetails() {}

    /** @param file how the Dockerfile is called here */
    static Optional<Excerpt> excerpt(GrpcStatus status, String file) {
        for (GrpcStatus.Detail detail : status.details()) {
            if (detail.type().contains(SOURCE)) {
                return new Source().read(detail.text(), file);
            }
        }
        return Optional.empty();
    }

    /** One source while it is read. */
    private static final class Source {
        private String data = "";
        private int first;
        private int last;

        Optional<Excerpt> read(String text, String file) {
            try (JsonParser json = new JsonFactory().createParser(text)) {
                json.nextToken();
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    field(json);
                }
                String dockerfile = new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8);
                List<String> lines = dockerfile.lines().toList();
                return first >= 1 && first <= lines.size()
                        ? Optional.of(new Excerpt(file, lines, first, Math.clamp(last, first, lines.size())))
                        : Optional.empty();
            } catch (IOException | IllegalArgumentException unreadable) {
                return Optional.empty();
            }
        }

        private void field(JsonParser json) throws IOException {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "info" -> {
                    while (json.nextToken() == JsonToken.FIELD_NAME) {
                        boolean wanted = json.currentName().equals("data");
                        json.nextToken();
                        data = wanted ? json.getText() : data;
                        json.skipChildren();
                    }
                }
                case "ranges" -> {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        range(json);
                    }
                }
                default -> json.skipChildren();
            }
        }

        private void range(JsonParser json) throws IOException {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean start = json.currentName().equals("start");
                json.nextToken();
                int line = line(json);
                if (start && first == 0) {
                    first = line;
                }
                last = Math.max(last, line);
            }
        }

        private static int line(JsonParser json) throws IOException {
            int line = 0;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = json.currentName().equals("line");
                json.nextToken();
                line = wanted ? json.getIntValue() : line;
            }
            return line;
        }
    }
}
