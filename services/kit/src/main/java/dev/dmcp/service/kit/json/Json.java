package dev.dmcp.service.kit.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads and writes {@link JsonValue}s. Thread-safe. */
public final class Json {
    // Depth, length and doubled names are JsonReader's business, so that its limits can differ from call to call on one
    // factory.
    // Buffers come from a shared pool: a thread-local one would be made anew for every request's virtual thread.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(10_000)
                    .maxNumberLength(1_000)
                    .build())
            .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
            .build();

    private Json() {}

    /** As {@link #parse(byte[], JsonLimits)} with {@link JsonLimits#DEFAULT}. */
    public static JsonValue parse(String text) {
        return parse(text.getBytes(StandardCharsets.UTF_8), JsonLimits.DEFAULT);
    }

    /** As {@link #parse(byte[], JsonLimits)} with {@link JsonLimits#DEFAULT}. */
    public static JsonValue parse(byte[] utf8) {
        return parse(utf8, JsonLimits.DEFAULT);
    }

    /**
     * Reads one document of strict JSON (RFC 8259): no comments, no trailing text, no name twice in one object.
     *
     * @throws MalformedJsonException when it is none, or exceeds the limits
     */
    public static JsonValue parse(byte[] utf8, JsonLimits limits) {
        if (utf8.length > limits.maxBytes()) {
            throw new MalformedJsonException("JSON document is longer than " + limits.maxBytes() + " bytes");
        }
        try (JsonParser parser = FACTORY.createParser(utf8)) {
            return new JsonReader(parser, limits.maxDepth()).document();
        } catch (IOException e) {
            throw JsonReader.malformed(e);
        }
    }

    /** The compact text of a value, without line breaks. */
    public static String write(JsonValue value) {
        var text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            JsonWriter.write(generator, value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** The compact text of a value in UTF-8. */
    public static byte[] bytes(JsonValue value) {
        var bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator generator = FACTORY.createGenerator(bytes)) {
            JsonWriter.write(generator, value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
