package dev.loki.standin;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The little of JQL that Loki speaks: {@code parent} and {@code labels} by {@code =} and {@code in}, joined by {@code OR},
 * in an order that is not looked at.
 */
final class JiraQuery {

    private static final Pattern CLAUSE = Pattern.compile("(?i)(parent|labels)\\s*(=|in)\\s*(.+)");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

    private JiraQuery() {}

    /**
     * Which issues a query means.
     *
     * @throws IllegalArgumentException where Jira, or this, does not understand it
     */
    static Predicate<JiraIssue> parse(String jql) {
        String bounded = jql.replaceFirst("(?i)\\s*ORDER BY .*$", "");
        return Stream.of(bounded.split("(?i)\\s+OR\\s+", -1))
                .map(JiraQuery::clause)
                .reduce(Predicate::or)
                .orElseThrow();
    }

    private static Predicate<JiraIssue> clause(String text) {
        Matcher clause = CLAUSE.matcher(text.strip());
        if (!clause.matches()) {
            throw new IllegalArgumentException("Error in the JQL Query: " + text);
        }
        List<String> values = QUOTED.matcher(clause.group(3))
                .results()
                .map(found -> found.group(1))
                .toList();
        if (values.isEmpty()) {
            throw new IllegalArgumentException("Error in the JQL Query: a value is not quoted: " + text);
        }
        return clause.group(1).toLowerCase(Locale.ROOT).equals("parent")
                ? issue -> issue.fields().get("parent") instanceof JsonObject parent
                        && (values.contains(parent.string("key").orElse(""))
                                || values.contains(parent.string("id").orElse("")))
                : issue -> issue.fields().get("labels") instanceof JsonArray labels
                        && values.stream().anyMatch(label -> labels.elements().contains(new JsonString(label)));
    }
}
