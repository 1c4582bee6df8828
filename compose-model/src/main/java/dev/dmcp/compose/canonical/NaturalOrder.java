package dev.dmcp.compose.canonical;

import java.util.Comparator;

/** The order of keys in docker compose's YAML: {@code web2} before {@code web10}, letters after everything else. */
final class NaturalOrder implements Comparator<String> {
    static final NaturalOrder INSTANCE = new NaturalOrder();

    @Override
    public int compare(String left, String right) {
        boolean digits = false;
        int shorter = Math.min(left.length(), right.length());
        for (int at = 0; at < shorter; at++) {
            char one = left.charAt(at);
            char other = right.charAt(at);
            if (one == other) {
                digits = isDigit(one);
                continue;
            }
            return different(left, right, at, digits);
        }
        return Integer.compare(left.length(), right.length());
    }

    private static int different(String left, String right, int at, boolean digitsBefore) {
        char one = left.charAt(at);
        char other = right.charAt(at);
        boolean bothLetters = Character.isLetter(one) && Character.isLetter(other);
        if (bothLetters) {
            return Character.compare(one, other);
        }
        if (Character.isLetter(one) || Character.isLetter(other)) {
            boolean leftFirst = digitsBefore ? Character.isLetter(one) : Character.isLetter(other);
            return leftFirst ? -1 : 1;
        }
        if (isDigit(one) || isDigit(other)) {
            int numbers = compareNumbers(left, right, at);
            return numbers == 0 ? Character.compare(one, other) : numbers;
        }
        return Character.compare(one, other);
    }

    private static int compareNumbers(String left, String right, int at) {
        int start = at;
        if (left.charAt(at) == '0' || right.charAt(at) == '0') {
            while (start > 0 && isDigit(left.charAt(start - 1)) && left.charAt(start - 1) == '0') {
                start--;
            }
        }
        String one = digits(left, at);
        String other = digits(right, at);
        if (one.length() != other.length()) {
            return Integer.compare(one.length(), other.length());
        }
        return start < at ? 0 : one.compareTo(other);
    }

    private static String digits(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return text.substring(from, end);
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
