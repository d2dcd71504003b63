package dev.loki.domain.scan;

/** Refuses blocks with a part left out, as documentation shows them. */
enum NoEllipsis implements Filter {
    FILTER;

    @Override
    public boolean keeps(Window window, int start, int end) {
        return window.find("...", start, Math.min(end, start + LOOKED_AT)) < 0;
    }

    private static final int LOOKED_AT = 512;
}
