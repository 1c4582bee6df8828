package dev.dmcp.compose.model;

import java.util.Optional;

/** The variables in which a service learns where its model is and what it is called. */
public record ModelUse(Optional<String> endpointVariable, Optional<String> modelVariable) {}
