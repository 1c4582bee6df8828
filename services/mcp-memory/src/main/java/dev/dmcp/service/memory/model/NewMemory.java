package dev.dmcp.service.memory.model;

import dev.dmcp.service.kit.json.JsonObject;

/** What somebody wants remembered; checked by {@link MemoryLimits#check}. */
public record NewMemory(String key, String content, JsonObject metadata) {}
