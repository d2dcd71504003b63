package dev.loki.application.cycle;

import dev.loki.application.audit.Redaction;
import dev.loki.domain.scan.ContentScanner;
import dev.loki.ports.cycle.StepRunner;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * The output of a step as it may be kept: known secrets masked, and no more than its first {@value #MOST} bytes. It is
 * masked as a whole, so that no secret is torn by the way in which the output came. Thread-safe.
 */
final class MaskedOutput implements StepRunner.Output {

    /** The most that is kept. */
    static final int MOST = 8 * 1024 * 1024;

    /** Colours of a terminal (ECMA-48, 5.4), and other controls. */
    private static final Pattern CONTROL = Pattern.compile("\\u001b\\[[0-?]*[ -/]*[@-~]|\\p{Cntrl}");

    private static final int LAST = 4 * 1024;
    private static final int LONGEST_LINE = 500;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private byte[] last = new byte[0];
    private long length;

    @Override
    public synchronized void take(byte[] bytes, int count) {
        kept.write(bytes, 0, Math.min(count, MOST - kept.size()));
        length += count;
        byte[] joined = Arrays.copyOf(last, last.length + Math.min(count, LAST));
        System.arraycopy(bytes, count - Math.min(count, LAST), joined, last.length, joined.length - last.length);
        last = Arrays.copyOfRange(joined, Math.max(0, joined.length - LAST), joined.length);
    }

    /** All that is kept; where something was cut, the line that it began on is left out as well, and how much is said. */
    synchronized String text() {
        String text = kept.toString(StandardCharsets.UTF_8);
        if (length <= MOST) {
            return ContentScanner.SECRETS.mask(text);
        }
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        return ContentScanner.SECRETS.mask(whole) + "[cut: the output has " + length + " bytes]\n";
    }

    /** The last line that says something, cut to what people read; empty where there is none. */
    synchronized String lastLine() {
        String text = new String(last, StandardCharsets.UTF_8);
        int begin = text.indexOf('\n') + 1;
        String whole = length <= LAST ? text : begin == 0 ? "" : text.substring(begin);
        String line = whole.lines()
                .map(one -> CONTROL.matcher(one).replaceAll("").strip())
                .filter(one -> !one.isEmpty())
                .reduce("", (before, after) -> after);
        String masked = Redaction.MASKING.redact(line);
        return masked.length() <= LONGEST_LINE ? masked : masked.substring(0, LONGEST_LINE) + "...";
    }
}
