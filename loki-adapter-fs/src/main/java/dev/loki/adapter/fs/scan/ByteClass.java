package dev.loki.adapter.fs.scan;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** {@code [a-z]}, {@code [!a]}, {@code [[:digit:]]}: one byte of a set, never a slash, read as git's wildmatch.c does. */
record ByteClass(BitSet members) implements Wildcards.Token {

    private static final int BYTES = 256;
    private static final int NONE = -1;

    /** POSIX's classes, as far as ASCII goes. */
    private static final Map<String, IntPredicate> NAMED = Map.ofEntries(
            Map.entry("alnum", ByteClass::alphanumeric),
            Map.entry("alpha", c -> alphanumeric(c) && !digit(c)),
            Map.entry("blank", c -> c == ' ' || c == '\t'),
            Map.entry("cntrl", c -> c < ' ' || c == 0x7f),
            Map.entry("digit", ByteClass::digit),
            Map.entry("graph", c -> c > ' ' && c < 0x7f),
            Map.entry("lower", c -> c >= 'a' && c <= 'z'),
            Map.entry("print", c -> c >= ' ' && c < 0x7f),
            Map.entry("punct", c -> c > ' ' && c < 0x7f && !alphanumeric(c)),
            Map.entry("space", c -> c == ' ' || (c >= '\t' && c <= '\r')),
            Map.entry("upper", c -> c >= 'A' && c <= 'Z'),
            Map.entry("xdigit", c -> digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')));

    /** Reads the class that opens at a place, and says what stands behind it; a broken one accepts nothing. */
    static int read(String pattern, int open, List<Wildcards.Token> tokens) {
        Reader reader = new Reader(pattern, open + 1);
        tokens.add(reader.read() ? new ByteClass(reader.members) : c -> false);
        return reader.at;
    }

    @Override
    public boolean accepts(char c) {
        return c != '/' && members.get(c);
    }

    private static boolean digit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean alphanumeric(int c) {
        return digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static final class Reader {

        private final String pattern;
        private final BitSet members = new BitSet(BYTES);
        private int at;
        private int previous = NONE;

        Reader(String pattern, int at) {
            this.pattern = pattern;
            this.at = at;
        }

        /** Whether the class is whole. A bracket that closes at once is a member. */
        boolean read() {
            boolean negated = peek(0) == '!' || peek(0) == '^';
            at += negated ? 1 : 0;
            do {
                if (!member()) {
                    at = pattern.length();
                    return false;
                }
            } while (peek(0) != ']');
            at++;
            if (negated) {
                members.flip(0, BYTES);
            }
            return true;
        }

        private boolean member() {
            int c = peek(0);
            if (c == '-' && previous != NONE && peek(1) != NONE && peek(1) != ']') {
                at++;
                return range(previous);
            }
            if (c == '[' && peek(1) == ':') {
                int end = pattern.indexOf(']', at + 2);
                if (end < 0) {
                    return false;
                }
                if (end > at + 2 && pattern.charAt(end - 1) == ':') {
                    return named(pattern.substring(at + 2, end - 1), end + 1);
                }
            }
            previous = literal();
            if (previous != NONE) {
                members.set(previous);
            }
            return previous != NONE;
        }

        private boolean range(int first) {
            int last = literal();
            if (first <= last) {
                members.set(first, last + 1);
            }
            previous = NONE;
            return last != NONE;
        }

        private boolean named(String name, int end) {
            IntPredicate named = NAMED.get(name);
            for (int c = 0; named != null && c < BYTES; c++) {
                members.set(c, members.get(c) || named.test(c));
            }
            at = end;
            previous = NONE;
            return named != null;
        }

        private int literal() {
            at += peek(0) == '\\' ? 1 : 0;
            int c = peek(0);
            at++;
            return c;
        }

        private int peek(int ahead) {
            return at + ahead < pattern.length() ? pattern.charAt(at + ahead) : NONE;
        }
    }
}
