package dev.dmcp.service.kit.log;

/** How much a line matters; a log writes its own level and those below it in this list. */
public enum Level {
    DEBUG,
    INFO,
    WARN,
    ERROR
}
