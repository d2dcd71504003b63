package dev.loki.domain.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Named values of a span: strings, longs, finite doubles, booleans, lists of strings. Immutable, in the order set; a name
 * set twice has its last value. Holds at most {@value #MOST} values, names of at most {@value #LONGEST_NAME} and strings of
 * at most {@value #LONGEST} chars, and lists of at most {@value #MOST} strings.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otel/common/#attribute-limits">OpenTelemetry, attribute limits</a>
 */
public final class Attributes {

    /** How many are kept; what comes after is counted. */
    public static final int MOST = 128;

    /** A longer string is cut. */
    public static final int LONGEST = 4_096;

    /** A longer name is cut. */
    public static final int LONGEST_NAME = 1_024;

    /** No attributes. */
    public static final Attributes EMPTY = new Attributes(new Object[0], 0);

    private final Object[] namesAndValues;

    private final int dropped;

    private Attributes(Object[] namesAndValues, int dropped) {
        this.namesAndValues = namesAndValues;
        this.dropped = dropped;
    }

    public static Builder builder() {
        return new Builder();
    }

    public int size() {
        return namesAndValues.length / 2;
    }

    /** How many more were set than are kept. */
    public int dropped() {
        return dropped;
    }

    /** The value of a name: a String, Long, Double, Boolean or List of Strings; null where there is none. */
    public @Nullable Object get(String name) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i].equals(name)) {
                return namesAndValues[i + 1];
            }
        }
        return null;
    }

    /** Hands out each name with its value: a String, Long, Double, Boolean or List of Strings. */
    public void forEach(BiConsumer<String, Object> action) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            action.accept((String) namesAndValues[i], namesAndValues[i + 1]);
        }
    }

    @Override
    public String toString() {
        List<String> pairs = new ArrayList<>();
        forEach((name, value) -> pairs.add(name + "=" + value));
        return pairs.toString();
    }

    /** The text, cut where it is longer than this many chars; never within a character. */
    public static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        boolean within = Character.isHighSurrogate(text.charAt(longest - 1));
        return text.substring(0, within ? longest - 1 : longest);
    }

    /** Collects attributes. Values are checked when they are set, not when they are sent. Not thread-safe. */
    public static final class Builder {

        private static final Object[] NONE = {};
        private static final int FIRST = 16;

        private Object[] namesAndValues = NONE;
        private int length;
        private int dropped;

        private Builder() {}

        public Builder put(String name, String value) {
            return set(name, cut(value, LONGEST));
        }

        public Builder put(String name, long value) {
            return set(name, value);
        }

        public Builder put(String name, boolean value) {
            return set(name, value);
        }

        /** A double; one that is not finite, which a collector would refuse with the whole batch, is set as text. */
        public Builder put(String name, double value) {
            return Double.isFinite(value) ? set(name, value) : set(name, Double.toString(value));
        }

        /** A list of texts; those beyond the {@value #MOST}th are left out. */
        public Builder put(String name, List<String> values) {
            return set(
                    name,
                    values.stream()
                            .limit(MOST)
                            .map(value -> cut(value, LONGEST))
                            .toList());
        }

        /** All of them, in their order. */
        public Builder putAll(Attributes others) {
            for (int i = 0; i < others.namesAndValues.length; i += 2) {
                set((String) others.namesAndValues[i], others.namesAndValues[i + 1]);
            }
            dropped += others.dropped;
            return this;
        }

        /** Counts attributes that were left out elsewhere. */
        public Builder drop(int more) {
            dropped += Math.max(0, more);
            return this;
        }

        public Attributes build() {
            return length == 0 && dropped == 0 ? EMPTY : new Attributes(Arrays.copyOf(namesAndValues, length), dropped);
        }

        private Builder set(String anyName, Object value) {
            String name = cut(anyName, LONGEST_NAME);
            int at = indexOf(name);
            if (at < length) {
                namesAndValues[at + 1] = value;
            } else if (length == 2 * MOST) {
                dropped++;
            } else {
                append(name, value);
            }
            return this;
        }

        private int indexOf(String name) {
            int at = 0;
            while (at < length && !namesAndValues[at].equals(name)) {
                at += 2;
            }
            return at;
        }

        private void append(String name, Object value) {
            if (length == namesAndValues.length) {
                namesAndValues = Arrays.copyOf(namesAndValues, Math.max(FIRST, 2 * length));
            }
            namesAndValues[length++] = name;
            namesAndValues[length++] = value;
        }
    }
}
