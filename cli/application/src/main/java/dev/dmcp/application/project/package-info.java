/** dmcp.yaml as records. Knows no file; reading takes text. */
@NullMarked
package dev.dmcp.application.project;

import org.jspecify.annotations.NullMarked;
