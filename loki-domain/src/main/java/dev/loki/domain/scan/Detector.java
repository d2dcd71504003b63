package dev.loki.domain.scan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One kind of value to be found. Immutable and thread-safe. */
public final class Detector {

    private static final double RANDOM = 2.8;
    private static final List<Filter> RANDOM_VALUES =
            List.of(NoPlaceholder.FILTER, new Entropy(RANDOM), StopWords.OF_EXAMPLES);
    static final String MASK = "***";

    private final String id;
    private final String title;
    private final String source;
    private final int publicPrefix;
    private final boolean generic;
    private final List<Probe> probes;
    private final List<Filter> filters;
    private final Filter[] tests;

    private Detector(
            String id,
            String title,
            String source,
            int publicPrefix,
            boolean generic,
            List<Probe> probes,
            List<Filter> filters) {
        this.id = id;
        this.title = title;
        this.source = source;
        this.publicPrefix = publicPrefix;
        this.generic = generic;
        this.probes = List.copyOf(probes);
        this.filters = List.copyOf(filters);
        this.tests = filters.toArray(new Filter[0]);
    }

    /** Random values of a known shape; they pass the filters that random values pass. */
    static Detector token(String id, String title, String source, String... shapes) {
        Probe[] probes = new Probe[shapes.length];
        int prefix = Integer.MAX_VALUE;
        for (int i = 0; i < shapes.length; i++) {
            Shape shape = Shape.of(shapes[i]);
            probes[i] = Probe.of(shape);
            prefix = Math.min(prefix, shape.literalPrefix());
        }
        return new Detector(id, title, source, prefix, false, List.of(probes), RANDOM_VALUES);
    }

    /** Values that a verifier knows. */
    static Detector verified(String id, String title, String source, Probe... probes) {
        return new Detector(id, title, source, 0, false, List.of(probes), List.of());
    }

    /** What a user's pattern matches; nothing of it is shown. */
    public static Detector custom(String id, String pattern, LinearPattern compiled) {
        return verified(id, "custom pattern", pattern, CustomPattern.probe(compiled));
    }

    /** Whether every line has to be searched for it, as no literal says where to look. */
    public boolean isSlow() {
        return probes.stream().anyMatch(probe -> probe.verifier() instanceof CustomLinePattern);
    }

    /** With a filter behind those there are. */
    Detector and(Filter filter) {
        List<Filter> more = new ArrayList<>(filters);
        more.add(filter);
        return new Detector(id, title, source, publicPrefix, generic, probes, more);
    }

    /** With so much entropy a byte at least, instead of the usual. */
    Detector entropy(double least) {
        List<Filter> all = new ArrayList<>(List.of(new Entropy(least)));
        for (Filter filter : filters) {
            if (!(filter instanceof Entropy)) {
                all.add(filter);
            }
        }
        return new Detector(id, title, source, publicPrefix, generic, probes, all);
    }

    /** Gives way where a detector that is not generic finds something at the same place. */
    Detector asGeneric() {
        return new Detector(id, title, source, publicPrefix, true, probes, filters);
    }

    /** Shows so many bytes of a value, which say only of what kind it is. */
    Detector showing(int prefix) {
        return new Detector(id, title, source, prefix, generic, probes, filters);
    }

    /** Its stable name, such as {@code aws-access-key-id}. */
    public String id() {
        return id;
    }

    /** What it finds, in a few words. */
    public String title() {
        return title;
    }

    /** Where the format is publicly described. */
    public String source() {
        return source;
    }

    /** What its values look like, as regular expressions; none for those that only code can tell. */
    public List<String> shapes() {
        return probes.stream()
                .map(Probe::verifier)
                .filter(Shape.class::isInstance)
                .map(Verifier::toString)
                .toList();
    }

    /** What makes it look closer: one spelling of each keyword, a character for each byte. */
    public List<String> keywords() {
        return probes.stream().map(probe -> probe.keyword().spelling()).toList();
    }

    boolean isGeneric() {
        return generic;
    }

    List<Probe> probes() {
        return probes;
    }

    boolean accepts(Window window, Span value) {
        int start = Math.min(value.start() + publicPrefix, value.end());
        for (Filter filter : tests) {
            window.looked(Density.FILTER);
            if (!filter.keeps(window, start, value.end())) {
                return false;
            }
        }
        return true;
    }

    /**
     * What may be shown of a value.
     *
     * @param before what was shown of the last one: most begin alike
     */
    String masked(Window window, Span value, @Nullable String before) {
        if (publicPrefix == 0) {
            return MASK;
        }
        int shown = Math.min(publicPrefix, value.length());
        if (before != null
                && before.length() == shown + MASK.length()
                && window.startsWith(value.start(), before, shown)) {
            return before;
        }
        return window.text(value.start(), value.start() + shown).concat(MASK);
    }

    @Override
    public String toString() {
        return id;
    }
}
