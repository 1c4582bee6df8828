package dev.dmcp.templates.project;

import java.util.List;

/** Settings that belong together, under one heading. */
public record SettingGroup(String title, List<Setting> settings) {

    /**
     * @param comment one sentence for people
     * @param optional written as a comment, with the value that holds without it
     */
    public record Setting(String name, String value, String comment, boolean optional) {}

    public SettingGroup {
        settings = List.copyOf(settings);
    }
}
