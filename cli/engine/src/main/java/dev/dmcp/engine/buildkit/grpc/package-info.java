/** gRPC over HTTP/2, in both roles: calls, messages, status. Knows no service. */
@NullMarked
package dev.dmcp.engine.buildkit.grpc;

import org.jspecify.annotations.NullMarked;
