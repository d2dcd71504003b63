package dev.loki.adapter.re2j.scan;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How large a pattern becomes with its counted repetitions written out, at most; RE2 writes them out.
 *
 * @param characters those of the written out pattern; stops counting at {@link Integer#MAX_VALUE}
 * @param depth how deep its groups are nested
 */
record PatternSize(long characters, int depth) {

    static PatternSize of(String pattern) {
        return new Counter(pattern).count();
    }

    private static final class Counter {

        private final String pattern;
        private final Deque<Long> outer = new ArrayDeque<>();
        private long size;
        private long last;
        private int depth;

        Counter(String pattern) {
            this.pattern = pattern;
        }

        PatternSize count() {
            for (int at = 0; at < pattern.length(); at = next(at)) {
                depth = Math.max(depth, outer.size());
            }
            while (!outer.isEmpty()) {
                close();
            }
            return new PatternSize(size, depth);
        }

        /** Counts what stands at a place and says where the next stands. */
        private int next(int at) {
            switch (pattern.charAt(at)) {
                case '(' -> {
                    outer.push(size);
                    size = 0;
                    last = 0;
                }
                case ')' -> close();
                case '{' -> {
                    return repeat(at);
                }
                case '[' -> {
                    add(1);
                    return endOfClass(at);
                }
                case '\\' -> {
                    add(1);
                    return at + 2;
                }
                default -> add(1);
            }
            return at + 1;
        }

        private void add(long more) {
            last = more;
            size = Math.min(Integer.MAX_VALUE, size + more);
        }

        private void close() {
            long group = size + 1;
            size = outer.isEmpty() ? 0 : outer.pop();
            add(group);
        }

        private int repeat(int at) {
            int end = pattern.indexOf('}', at);
            long count = end < 0 ? 0 : largest(pattern.substring(at + 1, end));
            if (count == 0) {
                add(1);
                return at + 1;
            }
            size -= last;
            add(Math.min(Integer.MAX_VALUE, last * count));
            return end + 1;
        }

        private static long largest(String bounds) {
            if (!bounds.matches("[0-9]{1,4}(,[0-9]{0,4})?")) {
                return 0;
            }
            long largest = 1;
            for (String bound : bounds.split(",", -1)) {
                largest = Math.max(largest, bound.isEmpty() ? 1 : Long.parseLong(bound));
            }
            return largest;
        }

        private int endOfClass(int at) {
            int end = at + 1;
            end += pattern.startsWith("^", end) ? 1 : 0;
            end += pattern.startsWith("]", end) ? 1 : 0;
            while (end < pattern.length() && pattern.charAt(end) != ']') {
                end += pattern.charAt(end) == '\\' ? 2 : pattern.startsWith("[:", end) ? posix(end) : 1;
            }
            return end + 1;
        }

        private int posix(int at) {
            int end = pattern.indexOf(":]", at);
            return end < 0 ? 1 : end + 2 - at;
        }
    }
}
