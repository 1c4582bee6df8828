package dev.dmcp.compose.interpolate;

import java.util.Map;

/** Reads an {@code env_file} of {@code format: raw}: a line is {@code KEY=value} as it stands, without quotes or variables. */
public final class RawEnvironmentFile {
    private RawEnvironmentFile() {}

    public static void read(String text, Map<String, String> values, Variables outside)
            throws EnvironmentFile.MalformedException {
        int number = 0;
        for (String raw : text.split("\n", -1)) {
            number++;
            String line = (raw.endsWith("\r") ? raw.substring(0, raw.length() - 1) : raw).stripLeading();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int equals = line.indexOf('=');
            String key = equals < 0 ? line : line.substring(0, equals);
            if (key.isEmpty() || key.chars().anyMatch(Character::isWhitespace)) {
                throw new EnvironmentFile.MalformedException("`" + key + "` is no variable name", number);
            }
            String value = equals < 0 ? outside.get(key) : line.substring(equals + 1);
            if (value != null) {
                values.put(key, value);
            }
        }
    }
}
