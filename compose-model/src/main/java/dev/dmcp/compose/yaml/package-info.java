/**
 * YAML and JSON as trees: text to nodes with positions ({@link dev.dmcp.compose.yaml.YamlReader}), plain values to text
 * ({@link dev.dmcp.compose.yaml.YamlWriter}, {@link dev.dmcp.compose.yaml.JsonWriter}). Knows no key of any file format.
 */
@NullMarked
package dev.dmcp.compose.yaml;

import org.jspecify.annotations.NullMarked;
