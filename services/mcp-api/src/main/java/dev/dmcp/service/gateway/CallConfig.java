package dev.dmcp.service.gateway;

import dev.dmcp.service.gateway.audit.AuditFile;
import dev.dmcp.service.gateway.audit.AuditLog;
import dev.dmcp.service.gateway.execute.CallLimits;
import dev.dmcp.service.gateway.execute.CallRecorder;
import dev.dmcp.service.gateway.mcp.GatewayMcp.ToolSearch;
import dev.dmcp.service.kit.config.Environment;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.lifecycle.ServiceContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How calls are made and remembered.
 *
 * @param limits for servers that have none of their own
 * @param toolSearch when tools are hidden behind a search ({@code GATEWAY_TOOL_SEARCH})
 * @param auditFile where calls are written down; empty for the service's log ({@code GATEWAY_AUDIT_FILE})
 * @param arguments what of a call's arguments is written ({@code GATEWAY_AUDIT_ARGUMENTS})
 */
record CallConfig(CallLimits limits, ToolSearch toolSearch, Optional<Path> auditFile, AuditLog.Arguments arguments) {

    static CallConfig read(Environment environment, Duration patience) {
        int concurrency = environment.integer("MCP_CONCURRENCY", 16, 1, 1_000);
        return new CallConfig(
                CallLimits.of(patience, concurrency),
                environment.choice("GATEWAY_TOOL_SEARCH", ToolSearch.AUTO),
                environment.text("GATEWAY_AUDIT_FILE").map(Path::of),
                environment.choice("GATEWAY_AUDIT_ARGUMENTS", AuditLog.Arguments.NONE));
    }

    CallRecorder audit(ServiceContext context) {
        Consumer<JsonObject> lines = auditFile
                .<Consumer<JsonObject>>map(file -> new AuditFile(file, context.clock(), context.log()))
                .orElse(line ->
                        context.log().info("call", fields -> line.members().forEach(fields::put)));
        return new AuditLog(arguments, lines);
    }
}
