package dev.loki.adapter.fs.audit.dashboard;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a log file: {@code audit-<day>.jsonl}, and once it was full, as the original renames it,
 * {@code audit-<day>.<HHMMSS>.jsonl}. Where that name is taken, {@code _0002} and so on stands behind the seconds: the
 * original would write over the file. Names of one day are ordered as their files were filled.
 *
 * @param day in UTC
 * @param second when it was full; empty where it is the day's last
 * @param counter which of that second, from 1
 */
record LogFileName(LocalDate day, String second, int counter) implements Comparable<LogFileName> {

    private static final Pattern FORM =
            Pattern.compile("audit-(\\d{4}-\\d{2}-\\d{2})(?:\\.(\\d{6})(?:_(\\d{4,8}))?)?\\.jsonl");
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Comparator<LogFileName> ORDER = Comparator.comparing(LogFileName::day)
            .thenComparing(LogFileName::isCurrent)
            .thenComparing(LogFileName::second)
            .thenComparingInt(LogFileName::counter);

    /** The file that is written on a day. */
    static LogFileName current(LocalDate day) {
        return new LogFileName(day, "", 1);
    }

    /** The name's parts; empty where another hand named it. */
    static Optional<LogFileName> parse(Path file) {
        Matcher form = FORM.matcher(String.valueOf(file.getFileName()));
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            String second = form.group(2) == null ? "" : form.group(2);
            int counter = form.group(3) == null ? 1 : Integer.parseInt(form.group(3));
            return Optional.of(new LogFileName(LocalDate.parse(form.group(1)), second, counter));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The name for this day's file that is full now, after the last that the day has. */
    LogFileName rotated(Instant now, Optional<LogFileName> last) {
        LogFileName wanted = new LogFileName(day, SECOND.format(now), 1);
        return last.filter(name -> name.compareTo(wanted) >= 0)
                .map(name -> new LogFileName(day, name.second, name.counter + 1))
                .orElse(wanted);
    }

    /** Whether it is the last of its day. */
    boolean isCurrent() {
        return second.isEmpty();
    }

    @Override
    public int compareTo(LogFileName other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        String count = counter == 1 ? "" : String.format(Locale.ROOT, "_%04d", counter);
        return "audit-" + day + (isCurrent() ? "" : "." + second + count) + ".jsonl";
    }
}
