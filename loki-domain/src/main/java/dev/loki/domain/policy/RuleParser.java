package dev.loki.domain.policy;

import dev.loki.domain.json.JsonNumber;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sentences of pre_execution rules; docs/policies.md has their grammar. */
final class RuleParser {

    /** What a rule may say, for messages. */
    static final String FORMS = "\"file_path must start with project_dir\", \"FIELD <= NUMBER\" (or <, >, >=, ==, !=),"
            + " \"FIELD must [not] match GLOB\", \"FIELD must [not] be one of [A, B]\","
            + " \"command must not run [PROGRAM, PROGRAM]\" or \"command must change files in project_dir only\"";

    private static final String FIELD = "([A-Za-z_][A-Za-z0-9_]{0,63})";
    private static final String LIST = "\\[([^\\[\\]]*)\\]";
    private static final Pattern PATH = Pattern.compile("file_path\\s+must\\s+start\\s+with\\s+project_dir");
    private static final Pattern COMPARISON =
            Pattern.compile(FIELD + "\\s*(<=|>=|==|!=|<|>)\\s*(-?(?:0|[1-9][0-9]{0,15})(?:\\.[0-9]{1,15})?)");
    private static final Pattern MATCH = Pattern.compile(FIELD + "\\s+must\\s+(not\\s+)?match\\s+(\\S.*)");
    private static final Pattern MEMBERSHIP =
            Pattern.compile(FIELD + "\\s+must\\s+(not\\s+)?be\\s+one\\s+of\\s+" + LIST);
    private static final Pattern COMMAND = Pattern.compile("command\\s+must\\s+not\\s+run\\s+" + LIST);

    private static final Pattern CHANGES =
            Pattern.compile("command\\s+must\\s+change\\s+files\\s+in\\s+project_dir\\s+only");

    private RuleParser() {}

    /**
     * Compiles a sentence.
     *
     * @throws IllegalArgumentException where it is none of {@link #FORMS}, saying what was expected
     */
    static Condition parse(String sentence) {
        String trimmed = sentence.strip();
        Matcher matcher = PATH.matcher(trimmed);
        if (matcher.matches()) {
            return new PathCondition();
        }
        if (matcher.usePattern(COMPARISON).matches()) {
            Comparison comparison = Comparison.of(matcher.group(2)).orElseThrow();
            return new ComparisonCondition(matcher.group(1), comparison, JsonNumber.parse(matcher.group(3)));
        }
        if (matcher.usePattern(MATCH).matches()) {
            return new MatchCondition(
                    matcher.group(1), matcher.group(2) != null, Glob.compile(unquoted(matcher.group(3))));
        }
        if (matcher.usePattern(MEMBERSHIP).matches()) {
            return new MembershipCondition(matcher.group(1), matcher.group(2) != null, list(matcher.group(3)));
        }
        if (matcher.usePattern(COMMAND).matches()) {
            return new CommandCondition(Set.copyOf(list(matcher.group(1))));
        }
        if (matcher.usePattern(CHANGES).matches()) {
            return new ProjectChangesCondition();
        }
        throw new IllegalArgumentException("unknown rule; expected " + FORMS);
    }

    private static List<String> list(String members) {
        List<String> list = Arrays.stream(members.split(",", -1))
                .map(member -> unquoted(member.strip()))
                .toList();
        if (list.contains("")) {
            throw new IllegalArgumentException("a list needs at least one member, and none may be empty");
        }
        return list;
    }

    private static String unquoted(String text) {
        int last = text.length() - 1;
        boolean opens = last >= 0 && "\"'".indexOf(text.charAt(0)) >= 0;
        if (opens && (last == 0 || text.charAt(0) != text.charAt(last))) {
            throw new IllegalArgumentException(
                    "a quote is opened and not closed; close it, or quote it with the other kind");
        }
        return opens ? text.substring(1, last) : text;
    }
}
