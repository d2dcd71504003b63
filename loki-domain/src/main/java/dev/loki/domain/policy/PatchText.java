package dev.loki.domain.policy;

import java.util.ArrayList;
import java.util.List;

/** The files that a patch names: in the form of Codex's apply_patch, and as diff and git write them. */
final class PatchText {

    private static final List<String> MARKS = List.of(
            "*** Add File:",
            "*** Update File:",
            "*** Delete File:",
            "*** Move to:",
            "+++ ",
            "--- ",
            "rename from ",
            "rename to ",
            "copy to ",
            "Index: ");

    private static final String GIT = "diff --git ";

    private PatchText() {}

    /** As they are named; of a diff's also without the {@code a/} or {@code b/} before them. */
    static List<String> files(String patch) {
        List<String> files = new ArrayList<>();
        for (String line : (Iterable<String>) patch.lines()::iterator) {
            String text = line.strip();
            for (String mark : MARKS) {
                if (text.startsWith(mark)) {
                    add(text.substring(mark.length()), files);
                }
            }
            if (text.startsWith(GIT)) {
                int second = text.lastIndexOf(" b/");
                add(second < 0 ? "" : text.substring(second + 1), files);
            }
            if (files.size() > FileFields.MOST) {
                return files;
            }
        }
        return files;
    }

    /** Diff puts a time behind a tab. */
    private static void add(String named, List<String> files) {
        int tab = named.indexOf('\t');
        String path = (tab < 0 ? named : named.substring(0, tab)).strip();
        String plain = path.length() > 1 && path.startsWith("\"") && path.endsWith("\"")
                ? path.substring(1, path.length() - 1)
                : path;
        if (plain.isEmpty() || plain.equals("/dev/null")) {
            return;
        }
        files.add(plain);
        if (plain.startsWith("a/") || plain.startsWith("b/")) {
            files.add(plain.substring(2));
        }
    }
}
