/** What a builder may ask of us while it builds: files, credentials, secrets, SSH agents. Knows no use case. */
@NullMarked
package dev.dmcp.engine.buildkit.session;

import org.jspecify.annotations.NullMarked;
