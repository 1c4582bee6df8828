package dev.dmcp.cli.environment;

import dev.dmcp.application.endpoints.EndpointCheck;
import dev.dmcp.cli.output.JsonText;
import dev.dmcp.cli.output.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What endpoint checks found, as a table, as JSON and as JUnit XML. */
public record EndpointResults(List<EndpointCheck.Result> results) {

    private static final double MILLIS = 1000.0;

    public EndpointResults {
        results = List.copyOf(results);
    }

    public boolean allPassed() {
        return results.stream().allMatch(EndpointCheck.Result::passed);
    }

    public String text() {
        Table table = new Table("SERVICE", "CHECK", "RESULT", "TIME", "DETAIL");
        for (EndpointCheck.Result result : results) {
            table.row(
                    result.check().service(),
                    result.check().name(),
                    result.passed() ? "ok" : "FAILED",
                    result.millis() + " ms",
                    result.detail());
        }
        return table.text();
    }

    public String json() {
        return JsonText.of(results.stream().map(EndpointResults::object).toList()) + "\n";
    }

    private static Map<String, Object> object(EndpointCheck.Result result) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("service", result.check().service());
        object.put("check", result.check().name());
        object.put("passed", result.passed());
        object.put("millis", result.millis());
        object.put("detail", result.detail());
        return object;
    }

    /** One suite; each check is a test case of the class that is its service. */
    public String junit() {
        long failures = results.stream().filter(result -> !result.passed()).count();
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<testsuite name=\"dmcp mcp test\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"0\">\n"
                .formatted(results.size(), failures));
        results.forEach(result -> append(xml, result));
        return xml.append("</testsuite>\n").toString();
    }

    private static void append(StringBuilder xml, EndpointCheck.Result result) {
        xml.append("  <testcase classname=\"%s\" name=\"%s\" time=\"%s\""
                .formatted(
                        escaped(result.check().service()),
                        escaped(result.check().name()),
                        String.format(Locale.ROOT, "%.3f", result.millis() / MILLIS)));
        if (result.passed()) {
            xml.append("/>\n");
        } else {
            xml.append(">\n    <failure message=\"%s\"/>\n  </testcase>\n".formatted(escaped(result.detail())));
        }
    }

    /** Answers of services may hold anything; what XML 1.0 cannot hold becomes a question mark. */
    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(isXml(point) ? point : '?');
            }
        });
        return safe.toString();
    }

    private static boolean isXml(int point) {
        return point == '\t'
                || point == '\n'
                || (point >= 0x20 && point <= 0xd7ff)
                || (point >= 0xe000 && point <= 0xfffd)
                || point >= 0x10000;
    }
}
