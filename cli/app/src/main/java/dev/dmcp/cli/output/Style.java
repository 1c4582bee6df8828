package dev.dmcp.cli.output;

import dev.dmcp.cli.option.OutputFlags;
import dev.dmcp.cli.option.OutputFlags.Colour;
import dev.dmcp.cli.terminal.Terminal;
import java.util.List;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;

/** Colour, where someone sees it: {@code --color}, {@code NO_COLOR}, {@code TERM=dumb} and pipes decide. */
public record Style(boolean isColoured) {

    public static Style of(Terminal terminal, OutputFlags flags) {
        return of(terminal, flags.colour());
    }

    /** Reads {@code --color} from the raw words, since usage errors are coloured too. Those behind {@code --} are for others. */
    public static Style of(Terminal terminal, List<String> words) {
        int foreign = words.indexOf("--");
        String asked = asked(foreign < 0 ? words : words.subList(0, foreign));
        if (asked.equalsIgnoreCase(Colour.ALWAYS.name())) {
            return of(terminal, Colour.ALWAYS);
        }
        return of(terminal, asked.equalsIgnoreCase(Colour.NEVER.name()) ? Colour.NEVER : Colour.AUTO);
    }

    private static Style of(Terminal terminal, Colour asked) {
        return new Style(asked == Colour.ALWAYS || (asked == Colour.AUTO && isSeen(terminal)));
    }

    private static boolean isSeen(Terminal terminal) {
        return terminal.errIsTerminal()
                && terminal.outIsTerminal()
                && terminal.variable("NO_COLOR").isEmpty()
                && !terminal.variable("TERM").equals("dumb");
    }

    private static String asked(List<String> words) {
        for (int at = 0; at < words.size(); at++) {
            if (words.get(at).startsWith("--color=")) {
                return words.get(at).substring("--color=".length());
            }
            if (words.get(at).equals("--color") && at + 1 < words.size()) {
                return words.get(at + 1);
            }
        }
        return "";
    }

    public String bold(String text) {
        return paint("1", text);
    }

    public String dim(String text) {
        return paint("2", text);
    }

    public String red(String text) {
        return paint("31", text);
    }

    public String green(String text) {
        return paint("32", text);
    }

    public String yellow(String text) {
        return paint("33", text);
    }

    public String cyan(String text) {
        return paint("36", text);
    }

    /** @param code an SGR parameter of ECMA-48, such as {@code 31} for red */
    public String paint(String code, String text) {
        return isColoured ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    /** For picocli's usage texts. */
    public ColorScheme helpColours() {
        return picocli.CommandLine.Help.defaultColorScheme(isColoured ? Ansi.ON : Ansi.OFF);
    }
}
