package dev.loki.domain.metric;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The series of one metric, one for each set of label values. Finding a series that is known takes no lock and no
 * memory. Thread-safe.
 *
 * @param <S> what is recorded: {@link Counter}, {@link Gauge} or {@link Histogram}
 */
public final class MetricFamily<S extends Series> {

    /** How many series a metric has at most, the one for all that would be more among them. */
    public static final int MAX_SERIES = 1_000;

    private static final int LONGEST_VALUE = 200;

    private final MetricDefinition definition;
    private final Function<Labels, S> factory;
    private final SeriesNode<S> root = new SeriesNode<>();
    private final Map<List<String>, S> byValues = new LinkedHashMap<>();
    private @Nullable S overflow;

    MetricFamily(MetricDefinition definition, Function<Labels, S> factory) {
        this.definition = definition;
        this.factory = factory;
    }

    public MetricDefinition definition() {
        return definition;
    }

    /** The one series of a metric without labels. */
    public S with() {
        S known = root.series();
        return known == null ? find(List.of()) : known;
    }

    /** The series of a metric with one label. */
    public S with(String value) {
        S known = root.next(value).series();
        return known == null ? find(List.of(value)) : known;
    }

    /** The series of a metric with two labels, their values in the order of its definition. */
    public S with(String first, String second) {
        S known = root.next(first).next(second).series();
        return known == null ? find(List.of(first, second)) : known;
    }

    /** The series of a metric with any number of labels; finds a known one without a lock, but not without memory. */
    public S with(List<String> values) {
        SeriesNode<S> node = root;
        for (String value : values) {
            node = node.next(value);
        }
        S known = node.series();
        return known == null ? find(values) : known;
    }

    /** What each series holds now, in the order in which they came, with the overflow at the end. */
    synchronized List<MetricPoint> read() {
        List<MetricPoint> points = new ArrayList<>();
        byValues.forEach((values, series) -> points.add(series.read(new Labels(definition.labels(), values))));
        if (overflow != null) {
            points.add(overflow.read(Labels.OVERFLOW));
        }
        return points;
    }

    private synchronized S find(List<String> values) {
        if (values.size() != definition.labels().size()) {
            throw new IllegalArgumentException(
                    definition.name() + " has the labels " + definition.labels() + ", given were " + values.size());
        }
        List<String> clean = values.stream().map(MetricFamily::clean).toList();
        S known = byValues.get(clean);
        return known == null ? add(clean) : known;
    }

    private S add(List<String> values) {
        if (byValues.size() == MAX_SERIES - 1) {
            overflow = overflow == null ? factory.apply(Labels.OVERFLOW) : overflow;
            return overflow;
        }
        S series = factory.apply(new Labels(definition.labels(), values));
        byValues.put(values, series);
        root.put(values, series);
        return series;
    }

    /** Bounded, and with a question mark for half a character, which has no UTF-8 form. */
    private static String clean(String value) {
        String cut = value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE);
        return new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
