package dev.dmcp.service.kit.http;

/** A request that ends with an error status. The message is sent to the client: it says what to do differently and gives nothing away. */
public final class HttpFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Headers headers;

    public HttpFailure(int status, String message) {
        this(status, message, Headers.empty());
    }

    /** With header fields for the answer, such as {@code WWW-Authenticate}. */
    public HttpFailure(int status, String message, Headers headers) {
        super(message, null, false, false);
        this.status = status;
        this.headers = headers;
    }

    /** 400: the request is wrong in itself. */
    public static HttpFailure badRequest(String message) {
        return new HttpFailure(400, message);
    }

    /** 404: there is no such thing, or the caller may not know of it. */
    public static HttpFailure notFound(String message) {
        return new HttpFailure(404, message);
    }

    public int status() {
        return status;
    }

    /** The answer that the client gets: {@code application/problem+json} (RFC 9457). */
    public Response response() {
        Response problem = Response.problem(status, String.valueOf(getMessage()));
        return problem.withHeaders(headers);
    }
}
