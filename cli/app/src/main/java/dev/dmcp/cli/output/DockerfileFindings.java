package dev.dmcp.cli.output;

import dev.dmcp.application.image.DockerfileFinding;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Findings about Dockerfiles: a place and a sentence each, and what to read. The fields of the JSON are a documented contract. */
public final class DockerfileFindings {
    private DockerfileFindings() {}

    /** @param directory the files' paths are shown relative to it */
    public static String text(List<DockerfileFinding> findings, Path directory, Style style) {
        StringBuilder text = new StringBuilder();
        for (DockerfileFinding finding : findings) {
            text.append(place(finding, directory)).append(": ");
            text.append(finding.isError() ? style.red("error: ") : style.yellow("warning: "));
            text.append(finding.sentence());
            text.append(finding.isError() ? "" : style.dim(" [" + finding.rule() + "]"))
                    .append('\n');
            if (!finding.advice().isEmpty() || !finding.url().isEmpty()) {
                String advice = finding.advice() + (finding.url().isEmpty() ? "" : ": " + finding.url());
                text.append(style.dim("  hint: ")).append(advice).append('\n');
            }
        }
        if (findings.isEmpty()) {
            return "the builder finds nothing to say about the Dockerfiles\n";
        }
        return text.append(findings.size() == 1 ? "1 finding" : findings.size() + " findings")
                .append('\n')
                .toString();
    }

    private static String place(DockerfileFinding finding, Path directory) {
        Path file = Path.of(finding.file());
        String shown = file.isAbsolute() && file.startsWith(directory)
                ? directory.relativize(file).toString()
                : finding.file();
        return finding.line() > 0 ? shown + ":" + finding.line() : shown;
    }

    /** {@code {"findings": [{file, line, level, rule, sentence, advice, url}]}}. */
    public static String json(List<DockerfileFinding> findings) {
        return JsonText.of(Map.of(
                        "findings",
                        findings.stream().map(DockerfileFindings::json).toList())) + "\n";
    }

    private static Map<String, Object> json(DockerfileFinding finding) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("file", finding.file());
        object.put("line", finding.line());
        object.put("level", finding.isError() ? "error" : "warning");
        object.put("rule", finding.rule());
        object.put("sentence", finding.sentence());
        object.put("advice", finding.advice());
        object.put("url", finding.url());
        return object;
    }
}
