package dev.loki.benchmarks.quality;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Rules of the usual kind, run as gitleaks runs them (RE2 syntax): keywords of which a text must hold one, a regular
 * expression whose first group is the secret, the least entropy of the secret, and secrets that are allowed. A rule
 * named {@code generic...} wants a digit in the secret.
 *
 * <p>A line of the file is {@code id <tab> entropy <tab> keyword,keyword <tab> regex}; one with the id {@code allow}
 * holds a regular expression of secrets that no rule reports.
 */
final class PatternRules implements RuleSet {

    private record Rule(String id, double entropy, List<String> keywords, Pattern pattern) {}

    private final List<Rule> rules;
    private final List<Pattern> allowed;

    private PatternRules(List<Rule> rules, List<Pattern> allowed) {
        this.rules = rules;
        this.allowed = allowed;
    }

    static PatternRules read(Path file) throws IOException {
        List<Rule> all = Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .map(row -> new Rule(
                        row[0], Double.parseDouble(row[1]), List.of(row[2].split(",")), Pattern.compile(row[3])))
                .toList();
        return new PatternRules(
                all.stream().filter(rule -> !rule.id.equals("allow")).toList(),
                all.stream()
                        .filter(rule -> rule.id.equals("allow"))
                        .map(Rule::pattern)
                        .toList());
    }

    int size() {
        return rules.size();
    }

    @Override
    public Map<Integer, Set<String>> find(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String lower = text.toLowerCase(Locale.ROOT);
        Map<Integer, Set<String>> found = new TreeMap<>();
        for (Rule rule : rules) {
            if (rule.keywords.stream().anyMatch(lower::contains)) {
                find(rule, text, found);
            }
        }
        return found;
    }

    private void find(Rule rule, String text, Map<Integer, Set<String>> found) {
        Matcher matcher = rule.pattern.matcher(text);
        while (matcher.find()) {
            int group = groupOf(matcher);
            String secret = matcher.group(group);
            if (keeps(rule, secret)) {
                int line = 1
                        + (int) text.substring(0, matcher.start(group))
                                .chars()
                                .filter(c -> c == '\n')
                                .count();
                found.computeIfAbsent(line, none -> new TreeSet<>()).add(rule.id);
            }
        }
    }

    private static int groupOf(Matcher matcher) {
        for (int group = 1; group <= matcher.groupCount(); group++) {
            if (matcher.start(group) >= 0) {
                return group;
            }
        }
        return 0;
    }

    private boolean keeps(Rule rule, String secret) {
        boolean hasDigit = secret.chars().anyMatch(Character::isDigit);
        return entropy(secret) >= rule.entropy
                && (hasDigit || !rule.id.startsWith("generic"))
                && allowed.stream().noneMatch(pattern -> pattern.matcher(secret).find());
    }

    private static double entropy(String secret) {
        int[] counts = new int[256];
        secret.chars().forEach(c -> counts[c]++);
        double sum = 0;
        for (int count : counts) {
            double share = (double) count / secret.length();
            sum -= count == 0 ? 0 : share * Math.log(share) / Math.log(2);
        }
        return sum;
    }
}
