package dev.loki.domain.cost;

import java.util.List;

/**
 * What became of a report.
 *
 * @param repeated whether the very same was counted before under the same key or reservation, so that it was not again
 * @param notices what it made to be told
 */
public record Counted(boolean repeated, List<Notice> notices) {

    static final Counted BEFORE = new Counted(true, List.of());

    public Counted {
        notices = List.copyOf(notices);
    }
}
