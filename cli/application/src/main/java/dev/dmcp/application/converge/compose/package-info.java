/** From a compose project to what should run, by the rules of docker compose. Pure; knows no engine and no file. */
@NullMarked
package dev.dmcp.application.converge.compose;

import org.jspecify.annotations.NullMarked;
