package dev.dmcp.service.memory.model;

import java.util.List;

/**
 * A part of what matched, the best first.
 *
 * @param total how many matched in all
 */
public record SearchPage(List<Hit> hits, long total) {

    /**
     * One that matched.
     *
     * @param score higher is better; comparable only within one answer, 0 when there was no text to match
     */
    public record Hit(Memory memory, double score) {}

    public SearchPage {
        hits = List.copyOf(hits);
    }
}
