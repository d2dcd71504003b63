package dev.loki.ports.telemetry;

/** A kind of telemetry. */
public enum Signal {
    TRACES("traces", "spans"),
    METRICS("metrics", "points");

    private final String wireName;
    private final String items;

    Signal(String wireName, String items) {
        this.wireName = wireName;
        this.items = items;
    }

    /** In lower case, as paths, labels and names of files have it. */
    public String wireName() {
        return wireName;
    }

    /** What it consists of, in the plural. */
    public String items() {
        return items;
    }
}
