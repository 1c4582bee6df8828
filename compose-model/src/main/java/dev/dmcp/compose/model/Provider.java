package dev.dmcp.compose.model;

import java.util.List;
import java.util.Map;

/** A program that provides a service instead of a container. */
public record Provider(String type, Map<String, List<String>> options) {}
