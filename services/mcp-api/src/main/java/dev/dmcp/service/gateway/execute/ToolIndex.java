package dev.dmcp.service.gateway.execute;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds tools by words. A word in the name weighs more than one in the description, a rare one more than one that every tool has, and another form
 * of a word counts half. Nothing but the tools and the question goes into the order.
 */
public final class ToolIndex {
    private static final double IN_NAME = 3;
    private static final double IN_DESCRIPTION = 1;
    private static final double AS_AKIN = 0.5;
    private static final int SHORTEST_WORD = 3;
    private static final int SHORTEST_STEM = 5;
    private static final int LONGEST_END = 3;

    private final List<Entry> entries;
    private final Map<String, Integer> tools;

    private record Entry(OfferedTool tool, Set<String> name, Set<String> description) {}

    private record Hit(OfferedTool tool, double score) {}

    private ToolIndex(List<Entry> entries, Map<String, Integer> tools) {
        this.entries = entries;
        this.tools = tools;
    }

    public static ToolIndex of(Collection<OfferedTool> all) {
        var entries = new ArrayList<Entry>();
        Map<String, Integer> tools = new HashMap<>();
        for (OfferedTool tool : all) {
            Set<String> name = words(tool.server() + " " + tool.own().name());
            Set<String> description = words(tool.own().title().orElse("") + " "
                    + tool.own().description().orElse(""));
            entries.add(new Entry(tool, name, description));
            Set<String> both = new HashSet<>(name);
            both.addAll(description);
            both.forEach(word -> tools.merge(word, 1, Integer::sum));
        }
        return new ToolIndex(List.copyOf(entries), Map.copyOf(tools));
    }

    /** At most so many tools, best first; none that has none of the words. */
    public List<OfferedTool> find(String question, int limit) {
        Set<String> asked = words(question);
        var hits = new ArrayList<Hit>();
        for (Entry entry : entries) {
            double score = 0;
            for (String word : asked) {
                score += score(entry, word);
            }
            if (score > 0) {
                hits.add(new Hit(entry.tool(), score));
            }
        }
        hits.sort(Comparator.comparingDouble(Hit::score)
                .reversed()
                .thenComparing(hit -> hit.tool().name()));
        return hits.stream().limit(limit).map(Hit::tool).toList();
    }

    private double score(Entry entry, String word) {
        return IN_NAME * weight(entry.name(), word) + IN_DESCRIPTION * weight(entry.description(), word);
    }

    private double weight(Set<String> words, String asked) {
        if (words.contains(asked)) {
            return rarity(asked);
        }
        return akin(words, asked).map(word -> AS_AKIN * rarity(word)).orElse(0.0);
    }

    private static Optional<String> akin(Set<String> words, String asked) {
        return words.stream()
                .filter(word -> areAkin(word, asked))
                .min(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
    }

    /** {@code file} finds {@code files}, {@code searching} finds {@code search}, and {@code changes} finds {@code changed}. */
    private static boolean areAkin(String one, String other) {
        int common = 0;
        while (common < Math.min(one.length(), other.length()) && one.charAt(common) == other.charAt(common)) {
            common++;
        }
        int longest = Math.max(one.length(), other.length());
        boolean oneBeginsTheOther = common == Math.min(one.length(), other.length());
        return longest - common <= LONGEST_END && common >= (oneBeginsTheOther ? SHORTEST_WORD : SHORTEST_STEM);
    }

    private double rarity(String word) {
        return Math.log(1 + (double) entries.size() / tools.getOrDefault(word, 1));
    }

    /** Words of a text, where {@code readFile} and {@code read_file} are two. */
    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        var word = new StringBuilder();
        char before = ' ';
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            boolean ends = !Character.isLetterOrDigit(c) || (Character.isUpperCase(c) && Character.isLowerCase(before));
            if (ends && !word.isEmpty()) {
                words.add(word.toString().toLowerCase(Locale.ROOT));
                word.setLength(0);
            }
            if (Character.isLetterOrDigit(c)) {
                word.append(c);
            }
            before = c;
        }
        return words;
    }
}
