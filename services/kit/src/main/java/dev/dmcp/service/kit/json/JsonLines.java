package dev.dmcp.service.kit.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * On which line each value of a document stands, so that a person finds what is wrong with it. For files that people write; what comes over the wire needs
 * none.
 */
public record JsonLines(Map<String, Integer> byPointer) {
    public JsonLines {
        byPointer = Map.copyOf(byPointer);
    }

    /**
     * Reads the lines of a document.
     *
     * @throws MalformedJsonException when it is none
     */
    public static JsonLines of(byte[] utf8) {
        var lines = new HashMap<String, Integer>();
        try (JsonParser parser = new JsonFactory().createParser(utf8)) {
            while (parser.nextToken() != null) {
                lines.putIfAbsent(
                        parser.getParsingContext().pathAsPointer().toString(),
                        parser.currentTokenLocation().getLineNr());
            }
            return new JsonLines(lines);
        } catch (IOException e) {
            throw JsonReader.malformed(e);
        }
    }

    /** The line, from 1, of the value at the end of that path, or of the last of its parents that is there. */
    public int at(String... path) {
        var pointer = new StringBuilder();
        int line = 1;
        for (String name : path) {
            pointer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
            line = byPointer.getOrDefault(pointer.toString(), line);
        }
        return line;
    }
}
