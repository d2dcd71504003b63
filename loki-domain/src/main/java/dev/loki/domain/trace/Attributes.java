package dev.loki.domain.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Named values of a span: strings, longs, finite doubles, booleans. Immutable, in the order set; a name set twice has
 * its last value.
 */
public final class Attributes {

    /** No attributes. */
    public static final Attributes EMPTY = new Builder().build();

    private final Object[] namesAndValues;

    private Attributes(Object[] namesAndValues) {
        this.namesAndValues = namesAndValues;
    }

    public static Builder builder() {
        return new Builder();
    }

    public int size() {
        return namesAndValues.length / 2;
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

        private Builder() {}

        public Builder put(String name, String value) {
            return set(name, value);
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

        public Attributes build() {
            return new Attributes(namesAndValues.toArray());
        }

        private Builder set(String name, Object value) {
            for (int i = 0; i < namesAndValues.size(); i += 2) {
                if (namesAndValues.get(i).equals(name)) {
                    namesAndValues.set(i + 1, value);
                    return this;
                }
            }
            namesAndValues.add(name);
            namesAndValues.add(value);
            return this;
        }
    }
}
