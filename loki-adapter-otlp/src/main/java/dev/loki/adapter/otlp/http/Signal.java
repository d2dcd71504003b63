package dev.loki.adapter.otlp.http;

/** What a request carries, and the path below a collector's base address where it is taken. */
public enum Signal {
    TRACES("v1/traces", "spans"),
    METRICS("v1/metrics", "points");

    private final String path;
    private final String items;

    Signal(String path, String items) {
        this.path = path;
        this.items = items;
    }

    /** Relative to the base. */
    public String path() {
        return path;
    }

    /** What its items are called, in the plural. */
    String items() {
        return items;
    }
}
