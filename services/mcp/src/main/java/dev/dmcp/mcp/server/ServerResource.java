package dev.dmcp.mcp.server;

import dev.dmcp.mcp.model.Resource;

/** A resource and what reads it. */
public record ServerResource(Resource resource, ResourceHandler handler) {}
