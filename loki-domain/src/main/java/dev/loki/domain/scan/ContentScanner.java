package dev.loki.domain.scan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks through a text with a set of detectors (seed, "Data Scanning") in one pass; the time grows with the length of
 * the text alone, whatever it holds. Immutable and thread-safe.
 */
public final class ContentScanner {

    /** Finds credentials: keys, tokens, passwords. */
    public static final ContentScanner SECRETS = new ContentScanner(Detectors::secrets);

    /** Finds personal data: e-mail addresses, social security, phone, card and account numbers. */
    public static final ContentScanner PII = new ContentScanner(Detectors::personalData);

    /** Asked when they are first needed: a process that scans nothing makes none. */
    private final Supplier<List<Detector>> detectors;

    private volatile @Nullable Plan plan;

    private ContentScanner(Supplier<List<Detector>> detectors) {
        this.detectors = detectors;
    }

    public static ContentScanner of(List<Detector> detectors) {
        List<Detector> copy = List.copyOf(detectors);
        return new ContentScanner(() -> copy);
    }

    /** This one with more detectors. */
    public ContentScanner with(List<Detector> more) {
        List<Detector> copy = List.copyOf(more);
        return new ContentScanner(
                () -> Stream.concat(detectors().stream(), copy.stream()).toList());
    }

    public List<Detector> detectors() {
        return detectors.get();
    }

    /** Everything found, in the order of the text. */
    public List<Finding> scan(String text) {
        return scan(text.getBytes(StandardCharsets.UTF_8), ScanOptions.STRICT);
    }

    /**
     * Everything found, in the order of the text.
     *
     * @param text in UTF-8 or any encoding that contains ASCII; not changed
     */
    public List<Finding> scan(byte[] text, ScanOptions options) {
        List<Match> matches = Scan.all(plan(), text).takeMatches();
        List<Finding> findings = new ArrayList<>(matches.size());
        report(matches, text, options, located -> findings.add(located.finding()));
        return findings;
    }

    /** A scanner of a text that comes in pieces; each finding is handed on as soon as it is sure. */
    public StreamScanner stream(ScanOptions options, Consumer<Finding> findings) {
        return new StreamScanner(plan(), options, findings);
    }

    /** The text with each value found replaced by its masked form; what the text itself allows is masked, too. */
    public String mask(String text) {
        return mask(text, null);
    }

    /**
     * As {@link #mask(String)}; each masked form is followed by the value's fingerprint.
     *
     * @param key under which fingerprints are made; null for none
     */
    public String mask(String text, @Nullable FingerprintKey key) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<Located> all = locate(bytes, new ScanOptions(false, key));
        if (all.isEmpty()) {
            return text;
        }
        return masked(bytes, 0, bytes.length, all);
    }

    /**
     * A value with what is found in it masked, where what stands before it may say what it is: as in {@code before "value"},
     * but whatever signs and line breaks the value holds, and even where the value itself has quotes.
     *
     * @param before such as {@code password=}
     * @param key under which fingerprints are made; null for none
     */
    public String maskBehind(String before, String value, @Nullable FingerprintKey key) {
        byte[] lead = (before + '"').getBytes(StandardCharsets.UTF_8);
        byte[] content = value.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = Arrays.copyOf(lead, lead.length + content.length + 1);
        bytes[bytes.length - 1] = '"';
        byte[] plain = bytes.clone();
        for (int i = 0; i < content.length; i++) {
            bytes[lead.length + i] = content[i];
            plain[lead.length + i] = withoutEnd(content[i]);
        }
        List<Located> all = new ArrayList<>();
        report(Scan.all(plan(), plain).takeMatches(), bytes, new ScanOptions(false, key), all::add);
        return all.isEmpty() ? value : masked(bytes, lead.length, bytes.length - 1, all);
    }

    /** What ends no string, in place of what does; and a letter in place of those beyond ASCII. */
    private static byte withoutEnd(byte found) {
        if (found < 0) {
            return 'e';
        }
        boolean control = found < ' ' || found == 0x7f;
        return control ? (byte) '-' : found == '"' ? (byte) '\'' : found;
    }

    private static String masked(byte[] bytes, int from, int to, List<Located> all) {
        StringBuilder masked = new StringBuilder(to - from);
        int readTo = from;
        for (Located one : all) {
            int end = (int) Math.min(to, one.end());
            if (one.start() >= readTo || (readTo == from && end > from)) {
                masked.append(text(bytes, readTo, (int) Math.max(readTo, one.start())))
                        .append(one.finding().masked())
                        .append(fingerprint(one.finding()));
            }
            readTo = Math.max(readTo, end);
        }
        return masked.append(text(bytes, readTo, to)).toString();
    }

    private static String fingerprint(Finding finding) {
        return finding.fingerprint() == null ? "" : " (fingerprint " + finding.fingerprint() + ")";
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /** Most texts hold nothing: they cost nothing but the pass. */
    private List<Located> locate(byte[] text, ScanOptions options) {
        List<Located> all = new ArrayList<>();
        report(Scan.all(plan(), text).takeMatches(), text, options, all::add);
        return all;
    }

    private static void report(List<Match> matches, byte[] text, ScanOptions options, Consumer<Located> located) {
        if (!matches.isEmpty()) {
            Reporter reporter = new Reporter(options, located);
            reporter.take(matches, text, new LineCounter(), 0);
            reporter.settleAll();
        }
    }

    /** Made when first needed; two threads may both make it, to the same end. */
    Plan plan() {
        Plan made = plan;
        if (made == null) {
            List<Detector> all = new ArrayList<>(detectors());
            all.add(Allowances.DETECTOR);
            made = Plan.of(all);
            plan = made;
        }
        return made;
    }
}
