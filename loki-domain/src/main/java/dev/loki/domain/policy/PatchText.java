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
                QuotedNames.in(text).forEach(name -> note(name, files));
            }
            if (files.size() > FileFields.MOST) {
                return files;
            }
        }
        return files;
    }

    /** Diff puts a time behind a tab; what is blank before a name, the program patch passes over. */
    private static void add(String behindMark, List<String> files) {
        String named = behindMark.strip();
        List<String> quoted = named.startsWith("\"") ? QuotedNames.in(named) : List.of();
        int tab = named.indexOf('\t');
        String plain = tab < 0 ? named : named.substring(0, tab).strip();
        note(quoted.isEmpty() ? plain : quoted.get(0), files);
    }

    private static void note(String name, List<String> files) {
        if (name.isEmpty() || name.equals("/dev/null")) {
            return;
        }
        files.add(name);
        if (name.startsWith("a/") || name.startsWith("b/")) {
            files.add(name.substring(2));
        }
    }
}
