/**
 * One HTTP/2 connection with prior knowledge, in either role (RFC 9113): frames, flow control, streams. Knows neither
 * gRPC nor sockets.
 */
@NullMarked
package dev.dmcp.engine.buildkit.http2;

import org.jspecify.annotations.NullMarked;
