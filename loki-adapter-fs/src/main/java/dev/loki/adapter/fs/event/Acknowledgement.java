package dev.loki.adapter.fs.event;

/** How an event was done with. */
enum Acknowledgement {
    HANDLED(""),
    DEAD(" dead"),
    GONE(" gone"),
    DUPLICATE(" duplicate");

    private final String suffix;

    Acknowledgement(String suffix) {
        this.suffix = suffix;
    }

    String suffix() {
        return suffix;
    }
}
