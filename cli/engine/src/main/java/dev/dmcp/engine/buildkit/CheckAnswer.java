package dev.dmcp.engine.buildkit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.dmcp.application.image.DockerfileFinding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads what BuildKit's frontend answers to {@code frontend.lint}: warnings, and why it cannot be built. */
final class CheckAnswer {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final String file;
    private final List<DockerfileFinding> findings = new ArrayList<>();

    /** One finding as far as it has been read. */
    private static final class Item {
        private String rule = "";
        private String description = "";
        private String detail = "";
        private String url = "";
        private int line;
    }

    private CheckAnswer(String file) {
        this.file = file;
    }

    static List<DockerfileFinding> read(String file, String json) throws IOException {
        CheckAnswer answer = new CheckAnswer(file);
        try (JsonParser parser = FACTORY.createParser(json)) {
            parser.nextToken();
            answer.top(parser);
        }
        return answer.findings;
    }

    private void top(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals("warnings") && json.currentToken() == JsonToken.START_ARRAY) {
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    add(item(json));
                }
            } else if (name.equals("buildError") && json.currentToken() == JsonToken.START_OBJECT) {
                add(item(json));
            } else {
                json.skipChildren();
            }
        }
    }

    private void add(Item item) {
        findings.add(new DockerfileFinding(file, item.line, item.rule, item.detail, item.description, item.url));
    }

    private static Item item(JsonParser json) throws IOException {
        Item item = new Item();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "ruleName" -> item.rule = json.getText();
                case "description" -> item.description = json.getText();
                case "detail", "message" -> item.detail = json.getText();
                case "url" -> item.url = json.getText();
                case "location" -> item.line = firstLine(json);
                default -> json.skipChildren();
            }
        }
        return item;
    }

    /** {@code {"ranges": [{"start": {"line": 1}, …}]}}: the first line that is named. */
    private static int firstLine(JsonParser json) throws IOException {
        int line = 0;
        int depth = json.currentToken() == JsonToken.START_OBJECT ? 1 : 0;
        while (depth > 0) {
            JsonToken token = json.nextToken();
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else if (token == JsonToken.VALUE_NUMBER_INT && line == 0 && "line".equals(json.currentName())) {
                line = json.getIntValue();
            }
        }
        return line;
    }
}
