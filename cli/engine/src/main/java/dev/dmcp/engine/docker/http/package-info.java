/**
 * HTTP/1.1 as the engine speaks it, over Unix-domain sockets, TCP and TLS, on JDK classes only. Knows neither the
 * engine's resources nor docker-java.
 */
@NullMarked
package dev.dmcp.engine.docker.http;

import org.jspecify.annotations.NullMarked;
