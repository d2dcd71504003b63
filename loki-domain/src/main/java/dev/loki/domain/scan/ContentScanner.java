package dev.loki.domain.scan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;

/** Looks through a text with a set of detectors (seed, "Data Scanning"). Immutable and thread-safe. */
public final class ContentScanner {

    /** Finds credentials: keys, tokens, passwords. */
    public static final ContentScanner SECRETS = new ContentScanner(SecretDetectors.ALL);

    /** Finds personal data: e-mail addresses, social security, phone and card numbers. */
    public static final ContentScanner PII = new ContentScanner(PersonalDataDetectors.ALL);

    private final List<Detector> detectors;

    private ContentScanner(List<Detector> detectors) {
        this.detectors = detectors;
    }

    /** Everything found, in the order of the text. */
    public List<Finding> scan(String text) {
        List<Finding> findings = new ArrayList<>();
        int line = 1;
        int lineStart = 0;
        int readTo = 0;
        for (Match match : matches(text)) {
            for (; readTo < match.start; readTo++) {
                if (text.charAt(readTo) == '\n') {
                    line++;
                    lineStart = readTo + 1;
                }
            }
            findings.add(new Finding(match.detector.id(), line, match.start - lineStart + 1, match.masked(text)));
        }
        return findings;
    }

    /** The text with each value found replaced by its masked form. */
    public String mask(String text) {
        List<Match> matches = matches(text);
        if (matches.isEmpty()) {
            return text;
        }
        StringBuilder masked = new StringBuilder(text.length());
        int readTo = 0;
        for (Match match : matches) {
            if (match.start >= readTo) {
                masked.append(text, readTo, match.start).append(match.masked(text));
            }
            readTo = Math.max(readTo, match.end);
        }
        return masked.append(text, readTo, text.length()).toString();
    }

    private List<Match> matches(String text) {
        List<Match> matches = new ArrayList<>();
        String lowerCaseText = text.toLowerCase(Locale.ROOT);
        for (Detector detector : detectors) {
            if (detector.mayOccurIn(lowerCaseText)) {
                collect(detector, text, matches);
            }
        }
        matches.sort(Comparator.comparingInt(Match::start));
        return matches;
    }

    private static void collect(Detector detector, String text, List<Match> matches) {
        Matcher matcher = detector.pattern().matcher(text);
        while (matcher.find()) {
            Match match = detector.hasValueGroup()
                    ? new Match(detector, matcher.start("value"), matcher.end("value"))
                    : new Match(detector, matcher.start(), matcher.end());
            if (detector.valid().test(text.substring(match.start, match.end))) {
                matches.add(match);
            }
        }
    }

    private record Match(Detector detector, int start, int end) {

        String masked(String text) {
            return text.substring(start, Math.min(start + detector.publicPrefix(), end)) + "***";
        }
    }
}
