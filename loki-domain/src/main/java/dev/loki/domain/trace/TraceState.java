package dev.loki.domain.trace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What tracing systems pass along with a trace: the {@code tracestate} header. Loki adds nothing to it and takes nothing
 * out, but for what is too long.
 *
 * @param value its members, {@code key=value}, separated by commas without white space; at most {@value #MOST_MEMBERS} of
 *     them, and {@value #LONGEST} chars; empty where there are none
 * @see <a href="https://www.w3.org/TR/trace-context/#tracestate-header">W3C Trace Context, tracestate</a>
 */
public record TraceState(String value) {

    /** A list with more members is none. */
    public static final int MOST_MEMBERS = 32;

    /** A longer list is shortened by whole members. */
    public static final int LONGEST = 512;

    /** No members. */
    public static final TraceState EMPTY = new TraceState("");

    private static final int LONGEST_READ = 16_384;
    private static final int LONG_MEMBER = 128;
    private static final int LONGEST_KEY = 256;
    private static final int LONGEST_VALUE = 256;

    /** @throws IllegalArgumentException where it is not such a list */
    public TraceState {
        if (!value.isEmpty() && !value.equals(String.join(",", membersOf(value)))) {
            throw new IllegalArgumentException("expected the members of a tracestate, key=value, separated by commas");
        }
        if (value.length() > LONGEST) {
            throw new IllegalArgumentException("a tracestate must have at most " + LONGEST + " characters");
        }
    }

    /**
     * Reads a header. One that breaks a rule anywhere is dropped whole, as the specification wants it; one that is too long
     * loses its members of more than 128 chars, then its last ones (section 3.3.1.5).
     */
    public static TraceState parse(String header) {
        if (header.isEmpty() || header.length() > LONGEST_READ) {
            return EMPTY;
        }
        try {
            return new TraceState(shortened(membersOf(header)));
        } catch (IllegalArgumentException e) {
            return EMPTY;
        }
    }

    public boolean isEmpty() {
        return value.isEmpty();
    }

    private static List<String> membersOf(String header) {
        List<String> members = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (String part : header.split(",", -1)) {
            String member = trimmed(part);
            if (!member.isEmpty()) {
                int equals = member.indexOf('=');
                require(equals > 0 && isKey(member.substring(0, equals)) && isValue(member.substring(equals + 1)));
                require(keys.add(member.substring(0, equals)));
                members.add(member);
            }
        }
        require(members.size() <= MOST_MEMBERS);
        return members;
    }

    private static String shortened(List<String> members) {
        List<String> kept = new ArrayList<>(members);
        for (int i = kept.size() - 1; i >= 0 && length(kept) > LONGEST; i--) {
            if (kept.get(i).length() > LONG_MEMBER) {
                kept.remove(i);
            }
        }
        while (length(kept) > LONGEST) {
            kept.remove(kept.size() - 1);
        }
        return String.join(",", kept);
    }

    private static int length(Collection<String> members) {
        return members.stream().mapToInt(member -> member.length() + 1).sum() - 1;
    }

    /** {@code lcalpha / DIGIT}, then those and {@code _ - * / @} (section 3.3.1.3.1). */
    private static boolean isKey(String key) {
        boolean valid = key.length() <= LONGEST_KEY && isLowerOrDigit(key.charAt(0));
        for (int i = 1; valid && i < key.length(); i++) {
            valid = isLowerOrDigit(key.charAt(i)) || "_-*/@".indexOf(key.charAt(i)) >= 0;
        }
        return valid;
    }

    /** Printable ASCII without comma and equals sign, not a space at its end (section 3.3.1.3.2). */
    private static boolean isValue(String value) {
        boolean valid = !value.isEmpty() && value.length() <= LONGEST_VALUE;
        for (int i = 0; valid && i < value.length(); i++) {
            char c = value.charAt(i);
            valid = c >= ' ' && c <= '~' && c != ',' && c != '=';
        }
        return valid;
    }

    private static boolean isLowerOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    /** Without the spaces and tabs around it, which are no part of a member. */
    static String trimmed(String part) {
        int from = 0;
        int to = part.length();
        while (from < to && isBlank(part.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(part.charAt(to - 1))) {
            to--;
        }
        return part.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException("expected the members of a tracestate, key=value, separated by commas");
        }
    }
}
