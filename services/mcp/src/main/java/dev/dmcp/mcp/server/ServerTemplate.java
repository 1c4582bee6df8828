package dev.dmcp.mcp.server;

import dev.dmcp.mcp.model.ResourceTemplate;

/** A family of resources and what reads its members. */
public record ServerTemplate(ResourceTemplate template, UriTemplate pattern, ResourceHandler handler) {
    public ServerTemplate(ResourceTemplate template, ResourceHandler handler) {
        this(template, UriTemplate.of(template.uriTemplate()), handler);
    }
}
