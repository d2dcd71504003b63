package dev.loki.domain.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Named values of a span: strings, longs, finite doubles, booleans. Immutable, in the order set; a name set twice has
 * its last value. Holds at most {@value #MOST} values, and strings of at most {@value #LONGEST} chars.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otel/common/#attribute-limits">OpenTelemetry, attribute limits</a>
 */
public final class Attributes {

    /** How many are kept; what comes after is counted. */
    public static final int MOST = 128;

    /** A longer string is cut. */
    public static final int LONGEST = 4_096;

    /** No attributes. */
    public static final Attributes EMPTY = new Builder().build();

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

    /** The value of a name: a String, Long, Double or Boolean; null where there is none. */
    public @Nullable Object get(String name) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i].equals(name)) {
                return namesAndValues[i + 1];
            }
        }
        return null;
    }

    /** Hands out each name with its value: a String, Long, Double or Boolean. */
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

    /** Collects attributes. Values are checked when they are set, not when they are sent. Not thread-safe. */
    public static final class Builder {

        private final List<Object> namesAndValues = new ArrayList<>();
        private int dropped;

        private Builder() {}

        public Builder put(String name, String value) {
            return set(name, value.length() <= LONGEST ? value : value.substring(0, LONGEST));
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

        /** Counts attributes that were left out elsewhere. */
        public Builder drop(int more) {
            dropped += Math.max(0, more);
            return this;
        }

        public Attributes build() {
            return new Attributes(namesAndValues.toArray(), dropped);
        }

        private Builder set(String name, Object value) {
            for (int i = 0; i < namesAndValues.size(); i += 2) {
                if (namesAndValues.get(i).equals(name)) {
                    namesAndValues.set(i + 1, value);
                    return this;
                }
            }
            if (namesAndValues.size() == 2 * MOST) {
                dropped++;
                return this;
            }
            namesAndValues.add(name);
            namesAndValues.add(value);
            return this;
        }
    }
}
