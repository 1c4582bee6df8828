package dev.dmcp.engine.buildkit.grpc;

import dev.dmcp.engine.buildkit.hpack.HeaderField;
import dev.dmcp.engine.buildkit.protobuf.MalformedMessageException;
import dev.dmcp.engine.buildkit.protobuf.ProtoReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * How a call ended.
 *
 * @param code 0 for success; the other numbers as gRPC defines them
 * @param message for people; empty on success
 * @param details what the other side attached for programs
 */
public record GrpcStatus(int code, String message, List<Detail> details) {
    public static final int OK = 0;
    public static final int CANCELLED = 1;
    public static final int UNKNOWN = 2;
    public static final int NOT_FOUND = 5;
    public static final int ALREADY_EXISTS = 6;
    public static final int OUT_OF_RANGE = 11;
    public static final int UNIMPLEMENTED = 12;
    public static final int UNAVAILABLE = 14;

    /**
     * A {@code google.protobuf.Any} of the status.
     *
     * @param type the type's address, for example {@code github.com/moby/buildkit/errdefs.Source+json}
     * @param text BuildKit attaches JSON
     */
    public record Detail(String type, String text) {}

    public GrpcStatus {
        details = List.copyOf(details);
    }

    public static GrpcStatus of(int code, String message) {
        return new GrpcStatus(code, message, List.of());
    }

    static GrpcStatus from(List<HeaderField> trailers) throws MalformedMessageException {
        int code = UNKNOWN;
        String message = "";
        List<Detail> details = List.of();
        for (HeaderField field : trailers) {
            switch (field.name()) {
                case "grpc-status" -> code = number(field.value());
                case "grpc-message" -> message = percentDecoded(field.value());
                case "grpc-status-details-bin" -> details = details(field.value());
                default -> {}
            }
        }
        return new GrpcStatus(code, message, details);
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException odd) {
            return UNKNOWN;
        }
    }

    private static List<Detail> details(String base64) throws MalformedMessageException {
        byte[] status;
        try {
            status = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException odd) {
            return List.of();
        }
        List<Detail> details = new ArrayList<>();
        ProtoReader reader = new ProtoReader(status);
        while (reader.next()) {
            if (reader.field() == 3) {
                details.add(detail(reader.message()));
            }
        }
        return details;
    }

    private static Detail detail(ProtoReader any) throws MalformedMessageException {
        String type = "";
        String text = "";
        while (any.next()) {
            switch (any.field()) {
                case 1 -> type = any.string();
                case 2 -> text = any.string();
                default -> {}
            }
        }
        return new Detail(type, text);
    }

    /** Status messages are percent-encoded UTF-8; unlike in forms, a plus is a plus. */
    private static String percentDecoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] decoded = new byte[bytes.length];
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
            if (bytes[i] == '%' && high >= 0 && low >= 0) {
                decoded[length++] = (byte) (high << 4 | low);
                i += 2;
            } else {
                decoded[length++] = bytes[i];
            }
        }
        return new String(decoded, 0, length, StandardCharsets.UTF_8);
    }

    static String percentEncoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte next : text.getBytes(StandardCharsets.UTF_8)) {
            if (next >= ' ' && next <= '~' && next != '%') {
                encoded.append((char) next);
            } else {
                encoded.append('%').append(Character.toUpperCase(Character.forDigit(next >> 4 & 15, 16)));
                encoded.append(Character.toUpperCase(Character.forDigit(next & 15, 16)));
            }
        }
        return encoded.toString();
    }
}
