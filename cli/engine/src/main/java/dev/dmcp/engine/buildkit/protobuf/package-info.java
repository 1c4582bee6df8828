/** Protocol Buffers on the wire, written and read field by field. Knows no message of BuildKit. */
@NullMarked
package dev.dmcp.engine.buildkit.protobuf;

import org.jspecify.annotations.NullMarked;
