package dev.dmcp.service.gateway.upstream;

import dev.dmcp.mcp.client.ClientOptions;
import dev.dmcp.mcp.client.Connect;
import dev.dmcp.mcp.client.McpClient;
import dev.dmcp.mcp.client.http.AddressGuard;
import dev.dmcp.mcp.client.http.HttpAuthorizer;
import dev.dmcp.mcp.client.http.HttpLinkOptions;
import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.service.gateway.registry.InvalidServerException;
import dev.dmcp.service.gateway.registry.Transport;
import dev.dmcp.service.kit.auth.Caller;
import java.net.URI;

/** Connects to a server with an address, over either of the HTTP transports. Its address is looked at before each request. */
public final class RemoteOpener implements Opener {
    private static final int LONGEST_ANSWER = 4 << 20;

    private final Transport.Remote transport;
    private final Trust trust;
    private final Credentials credentials;
    private final Resolved resolved;

    /** To a server, with what is held against it and what it is shown of us. */
    public RemoteOpener(Transport.Remote transport, Trust trust, Credentials credentials) {
        this.transport = transport;
        this.trust = trust;
        this.credentials = credentials;
        this.resolved = new Resolved(trust.secrets());
    }

    @Override
    public McpClient open(Caller caller, ClientOptions options, Runnable ended)
            throws LinkException, InterruptedException {
        URI url = url();
        AddressGuard guard = trust.guard();
        HttpLinkOptions http = HttpLinkOptions.DEFAULT
                .withMaxMessageBytes(LONGEST_ANSWER)
                .withHeaders(resolved.texts(transport.headers()))
                .withGuard(guard);
        HttpAuthorizer authorizer = credentials.authorizer(url, caller, guard, resolved);
        return switch (transport) {
            case Transport.Http ignored -> Connect.toUrl(withPath(url, "/mcp"), http, authorizer, options);
            case Transport.Sse ignored -> Connect.toEventStream(withPath(url, "/sse"), http, authorizer, options);
        };
    }

    /** Where it leads is for the guard to look at, before each request. */
    private URI url() throws LinkException {
        try {
            return trust.addresses().read(resolved.text("url", transport.url()));
        } catch (InvalidServerException e) {
            throw new LinkException(String.valueOf(e.getMessage()), e);
        }
    }

    private static URI withPath(URI url, String otherwise) {
        String path = url.getRawPath();
        if (path != null && !path.isEmpty() && !path.equals("/")) {
            return url;
        }
        return url.resolve(url.getRawQuery() == null ? otherwise : otherwise + "?" + url.getRawQuery());
    }

    @Override
    public boolean isPersonal() {
        return credentials.arePersonal();
    }

    @Override
    public void lookAgain() {
        credentials.lookAgain();
    }

    @Override
    public Caller envoy() {
        return credentials.envoy();
    }

    @Override
    public String shown(String sentence) {
        return resolved.shown(sentence);
    }
}
