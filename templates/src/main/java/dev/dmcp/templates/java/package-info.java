/** Images of Java services that one Maven build makes. Knows no POM and no file: what it needs of them comes as values. */
@NullMarked
package dev.dmcp.templates.java;

import org.jspecify.annotations.NullMarked;
