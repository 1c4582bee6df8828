/**
 * What a Dockerfile takes from outside: images, files of contexts, addresses. Knows the text and the build arguments alone;
 * whether an instruction is right is the builder's business.
 */
@NullMarked
package dev.dmcp.application.dockerfile;

import org.jspecify.annotations.NullMarked;
