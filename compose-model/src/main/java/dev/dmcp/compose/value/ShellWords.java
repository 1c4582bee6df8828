package dev.dmcp.compose.value;

import java.util.ArrayList;
import java.util.List;

/** Splits a command line into words as docker compose does: quotes and backslashes, and an end at {@code ; & | < >}. */
public final class ShellWords {
    private final String line;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean started;
    private boolean escaped;
    private boolean inSingle;
    private boolean inDouble;
    private boolean inBackticks;
    private boolean inDollar;

    private ShellWords(String line) {
        this.line = line;
    }

    public static List<String> split(String line) throws MalformedValueException {
        return new ShellWords(line).split();
    }

    private List<String> split() throws MalformedValueException {
        for (int at = 0; at < line.length(); at++) {
            char character = line.charAt(at);
            if (escaped) {
                escape(character);
            } else if (character == '\\' && !inSingle) {
                escaped = true;
            } else if (" \t\r\n".indexOf(character) >= 0) {
                blank(character);
            } else if (isEnd(character)) {
                dropDescriptor(character);
                break;
            } else {
                quoteOrLetter(character);
            }
        }
        endWord();
        if (escaped || quoted()) {
            throw malformed();
        }
        return words;
    }

    private void escape(char character) {
        word.append(character == 't' ? '\t' : character == 'n' ? '\n' : character);
        escaped = false;
        started = true;
    }

    private void blank(char character) {
        if (quoted()) {
            word.append(character);
        } else {
            endWord();
        }
    }

    private void endWord() {
        if (started) {
            words.add(word.toString());
            word.setLength(0);
            started = false;
        }
    }

    private boolean isEnd(char character) {
        return !quoted() && ";&|<>".indexOf(character) >= 0;
    }

    /** {@code 2>file}: the digit belongs to what is cut off. */
    private void dropDescriptor(char character) {
        if (character == '>' && !word.isEmpty() && word.charAt(0) >= '0' && word.charAt(0) <= '9') {
            started = false;
        }
    }

    private void quoteOrLetter(char character) throws MalformedValueException {
        if (character == '"' && !inSingle && !inDollar) {
            started |= inDouble;
            inDouble = !inDouble;
            return;
        }
        if (character == '\'' && !inDouble && !inDollar) {
            started |= inSingle;
            inSingle = !inSingle;
            return;
        }
        if (character == '`' && !inSingle && !inDouble && !inDollar) {
            inBackticks = !inBackticks;
        } else if (character == ')' && !inSingle && !inDouble && !inBackticks) {
            inDollar = !inDollar;
        } else if (character == '(' && !inSingle && !inDouble && !inBackticks) {
            openDollar();
        }
        started = true;
        word.append(character);
    }

    private void openDollar() throws MalformedValueException {
        if (inDollar || word.isEmpty() || word.charAt(word.length() - 1) != '$') {
            throw malformed();
        }
        inDollar = true;
    }

    private boolean quoted() {
        return inSingle || inDouble || inBackticks || inDollar;
    }

    private MalformedValueException malformed() {
        return new MalformedValueException(
                "`" + line.strip() + "` cannot be split into words",
                "close its quotes and parentheses, or write the command as a list");
    }
}
