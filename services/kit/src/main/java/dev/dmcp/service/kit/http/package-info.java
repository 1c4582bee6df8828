/**
 * HTTP/1.1 as a service sees it: requests in, responses or streams out, routes and filters between. Knows no service and, but for
 * {@link dev.dmcp.service.kit.http.JdkServer}, no server library, so that another one can be put in.
 */
@NullMarked
package dev.dmcp.service.kit.http;

import org.jspecify.annotations.NullMarked;
