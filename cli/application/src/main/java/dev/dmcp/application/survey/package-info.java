/**
 * Looking at a repository that has no {@code dmcp.yaml} yet, and writing a first one. Reads manifests only; knows no
 * build tool and runs none.
 */
@NullMarked
package dev.dmcp.application.survey;

import org.jspecify.annotations.NullMarked;
