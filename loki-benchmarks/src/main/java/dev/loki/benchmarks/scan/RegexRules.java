package dev.loki.benchmarks.scan;

import dev.loki.domain.scan.Detector;
import dev.loki.domain.scan.Detectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The detectors as rules of the usual kind: a keyword and a regular expression. Those with shapes are taken over as they
 * are; the others are written as the public rule sets write them.
 */
final class RegexRules {

    private static final String ASSIGNED = "[\\w.-]{0,24}[\"'`]?\\]?[ \\t]{0,8}(?::=|=>|->|[:=>,])[ \\t]{0,8}[\"'`]?";

    /** A rule is tried on texts that hold its keyword, in lower case. */
    record Rule(String keyword, String regex) {}

    private RegexRules() {}

    static List<Rule> all() {
        List<Rule> rules = new ArrayList<>();
        for (Detector detector : Detectors.secrets()) {
            detector.shapes().forEach(shape -> rules.add(new Rule(keywordOf(shape), "\\b" + counted(shape) + "\\b")));
        }
        for (String name : List.of("password", "passwd", "passphrase", "pwd")) {
            rules.add(assigned(name, "[^\"'\\s]{6,128}"));
        }
        for (String name : List.of("secret", "token", "api_?-?key", "access_?key", "auth_?key", "credential")) {
            rules.add(assigned(name, "[\\w+/=.~-]{16,500}"));
        }
        for (String name : List.of("heroku", "datadog", "twilio", "cloudflare", "okta", "pagerduty", "splunk")) {
            rules.add(assigned(name, "[\\w-]{20,40}"));
        }
        rules.add(new Rule("://", "\\w{1,20}://[^/\\s:@]{0,128}:[^/\\s:@]{3,128}@[\\w.\\[]"));
        rules.add(new Rule("basic ", "(?i)\\bbasic [A-Za-z0-9+/=]{8,512}"));
        rules.add(new Rule("eyj", "\\beyJ[\\w-]{10,512}\\.[\\w-]{16,1000}\\.[\\w-]{16,1000}"));
        rules.add(new Rule("-----begin", "-----BEGIN [A-Z ]{0,30}PRIVATE KEY[A-Z ]{0,10}-----[\\s\\S]{24,900}?-----"));
        rules.add(new Rule("@", "[\\w.+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\\.){1,8}[A-Za-z]{2,24}\\b"));
        rules.add(new Rule("-", "\\b\\d{3}-\\d{2}-\\d{4}\\b"));
        rules.add(new Rule("", "\\b(?:\\d{4}[ -]?){3}\\d{1,7}\\b"));
        rules.add(new Rule("", "\\b[2-9]\\d{2}[ .-]\\d{3}[ .-]\\d{4}\\b"));
        rules.add(new Rule("", "\\b[A-Z]{2}\\d{2}[A-Z0-9]{11,30}\\b"));
        return rules;
    }

    private static Rule assigned(String name, String value) {
        return new Rule(name.replace("_?-?", "").replace("_?", ""), "(?i)" + name + ASSIGNED + value);
    }

    /** RE2 counts to a thousand. */
    private static String counted(String shape) {
        return shape.replaceAll(",[0-9]{4}\\}", ",1000}");
    }

    /** The longest literal of a shape. */
    private static String keywordOf(String shape) {
        String longest = "";
        for (String part : shape.replace("\\", "").split("\\[[^\\]]*\\](?:\\{[^}]*\\})?|[()]|\\{[^}]*\\}", -1)) {
            longest = part.length() > longest.length() ? part : longest;
        }
        return longest.toLowerCase(Locale.ROOT);
    }
}
