package dev.dmcp.application.project;

/** How names of the file may be spelt; read by hand, since every command reads the file and a pattern costs each start time. */
final class Names {
    private Names() {}

    /** What compose allows as a project's name: {@code [a-z0-9][a-z0-9_-]*} */
    static boolean isStack(String text) {
        return !text.isEmpty() && isPlain(text.charAt(0)) && consistsOf(text, "_-");
    }

    /** {@code [a-z0-9][a-z0-9-]*} */
    static boolean isEnvironment(String text) {
        return !text.isEmpty() && isPlain(text.charAt(0)) && consistsOf(text, "-");
    }

    /** Also the name of a host in the stack's network: {@code [a-z0-9]([a-z0-9-]*[a-z0-9])?} */
    static boolean isService(String text) {
        return isEnvironment(text) && isPlain(text.charAt(text.length() - 1));
    }

    /** {@code [A-Za-z_][A-Za-z0-9_]*} */
    static boolean isVariable(String text) {
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            boolean letter = (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z');
            if (!letter && character != '_' && (index == 0 || !isDigit(character))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** {@code [0-9]{1,5}} */
    static boolean isPort(String text) {
        for (int index = 0; index < text.length(); index++) {
            if (!isDigit(text.charAt(index))) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= 5;
    }

    private static boolean consistsOf(String text, String others) {
        for (int index = 0; index < text.length(); index++) {
            if (!isPlain(text.charAt(index)) && others.indexOf(text.charAt(index)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(char character) {
        return (character >= 'a' && character <= 'z') || isDigit(character);
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
