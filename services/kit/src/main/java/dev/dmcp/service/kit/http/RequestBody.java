package dev.dmcp.service.kit.http;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A body that is read once, within a limit. */
final class RequestBody {
    private final InputStream stream;
    private final Headers headers;
    private final int maxBytes;
    private byte @Nullable [] read;

    RequestBody(InputStream stream, Headers headers, int maxBytes) {
        this.stream = stream;
        this.headers = headers;
        this.maxBytes = maxBytes;
    }

    byte[] bytes() throws ClientGoneException {
        if (read == null) {
            read = readWithinLimit();
        }
        return read;
    }

    private byte[] readWithinLimit() throws ClientGoneException {
        refuseDeclaredLength();
        try {
            byte[] bytes = stream.readNBytes(maxBytes);
            if (bytes.length == maxBytes && stream.read() >= 0) {
                throw tooLarge();
            }
            return bytes;
        } catch (IOException e) {
            throw new ClientGoneException(e);
        }
    }

    private void refuseDeclaredLength() {
        String declared = headers.first("content-length").orElse("0");
        try {
            if (Long.parseLong(declared.strip()) > maxBytes) {
                throw tooLarge();
            }
        } catch (NumberFormatException e) {
            throw HttpFailure.badRequest("Content-Length is no number");
        }
    }

    private HttpFailure tooLarge() {
        // The rest of the body stays unread, so the connection cannot carry another request.
        return new HttpFailure(
                413, "the body is longer than " + maxBytes + " bytes", Headers.of("connection", "close"));
    }
}
