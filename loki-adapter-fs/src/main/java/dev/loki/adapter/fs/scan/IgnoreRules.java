package dev.loki.adapter.fs.scan;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What git ignores in a folder: the lines of its .gitignore, then those of the folders around it. The last line of the
 * innermost file that says something decides. Paths are those from the top on, a character for each byte of them in
 * UTF-8. Immutable.
 *
 * @param base the folder's path with a slash at its end; empty at the top
 */
record IgnoreRules(@Nullable IgnoreRules outer, String base, List<IgnorePattern> patterns) {

    static final IgnoreRules NONE = new IgnoreRules(null, "", List.of());

    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

    IgnoreRules {
        patterns = List.copyOf(patterns);
    }

    /** These, and above them those of a file in a folder. */
    IgnoreRules with(String folder, byte[] file) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        String whole = text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
        List<IgnorePattern> read = List.of(whole.split("\n", -1)).stream()
                .map(line -> line.endsWith("\r") ? line.substring(0, line.length() - 1) : line)
                .map(IgnorePattern::parse)
                .flatMap(Optional::stream)
                .toList();
        return read.isEmpty() ? this : new IgnoreRules(this, folder, read);
    }

    boolean ignores(String path, boolean folder) {
        for (IgnoreRules rules = this; rules != null; rules = rules.outer) {
            String within = path.substring(rules.base.length());
            for (int i = rules.patterns.size() - 1; i >= 0; i--) {
                if (rules.patterns.get(i).concerns(within, folder)) {
                    return !rules.patterns.get(i).negative();
                }
            }
        }
        return false;
    }

    /** A name as rules see it. */
    static String bytesOf(String name) {
        return new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
