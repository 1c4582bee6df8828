package dev.dmcp.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small random damage to a text: lines that move, vanish or double, and tokens that do not belong there. */
public final class Mutation {
    private static final String[] TOKENS = {
        "",
        " ",
        "  ",
        "\t",
        ":",
        ": ",
        "- ",
        "[",
        "]",
        "{",
        "}",
        "&a ",
        "*a",
        "<<: *a",
        "!reset ",
        "!override ",
        "null",
        "~",
        "true",
        "0",
        "-1",
        "1e999",
        "0x",
        "2024-01-01",
        "\"",
        "'",
        "|",
        ">",
        "#",
        "$",
        "${",
        "${A:-",
        "${A:?x}",
        "}",
        "$$",
        "é",
        "\u0000",
        "service_healthy",
        "99999999999999999999",
        ".inf",
        ".nan",
        "?",
        "%",
        "@",
        "`",
        "---\n",
        "...\n",
        "x-y: 1",
        "extends: web",
        "\r\n",
        "70000:80",
        "a:b:c:d:e",
        "1.5g",
        "10s",
        "[]",
        "{}",
        "<<",
        "include: [compose.yaml]",
        "-",
        "=",
        "\\"
    };

    private final Random random;

    public Mutation(long seed) {
        this.random = new Random(seed);
    }

    public String of(String text) {
        String result = text;
        int times = 1 + random.nextInt(4);
        for (int count = 0; count < times; count++) {
            result = random.nextBoolean() ? lines(result) : token(result);
        }
        return result;
    }

    private String lines(String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        switch (random.nextInt(5)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(random.nextInt(lines.size() + 1), line);
            case 2 -> lines.set(at, " ".repeat(random.nextInt(5)) + line);
            case 3 -> lines.set(at, line.stripLeading());
            default -> lines.set(at, lines.set(random.nextInt(lines.size()), line));
        }
        return String.join("\n", lines);
    }

    private String token(String text) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(8));
        return text.substring(0, from) + TOKENS[random.nextInt(TOKENS.length)] + text.substring(to);
    }
}
