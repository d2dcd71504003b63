package dev.loki.application.scan;

import dev.loki.domain.scan.Finding;
import java.util.Comparator;

/**
 * A finding, and the text it was found in.
 *
 * @param path the text's name
 */
public record TextFinding(String path, Finding finding) {

    static final Comparator<TextFinding> IN_ORDER = Comparator.comparing(TextFinding::path)
            .thenComparingInt(one -> one.finding().line())
            .thenComparingInt(one -> one.finding().column())
            .thenComparing(one -> one.finding().detector());
}
