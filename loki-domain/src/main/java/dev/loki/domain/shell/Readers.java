package dev.loki.domain.shell;

import dev.loki.domain.shell.FileTouch.Kind;
import java.util.Map;

/** Programs that read and show, unless an option says otherwise. */
final class Readers {
    private Readers() {}

    static void addTo(Map<String, Utility> all) {
        all.put("yq", Readers::yq);
        all.put("gh", Readers::gh);
        Utilities.add(all, "code code-insiders codium", Readers::editor);
    }

    private static void yq(Call call) {
        boolean changes = call.mayHideOption()
                || call.hasArgument("--in")
                || call.arguments().stream().anyMatch(word -> word.value().matches("(?s)-[A-Za-z]*[is].*"));
        if (changes || call.hasArgument("--split")) {
            call.touchPerhaps();
            call.touch(Options.anywhere("o= p= I= s= f=", call.arguments()).operands(), Kind.WRITE);
        }
    }

    /** GitHub's own program: it fetches files, and starts what its extensions and aliases are. */
    private static void gh(Call call) {
        call.touchPerhaps();
        boolean more = call.arguments().stream()
                .limit(2)
                .anyMatch(word -> word.value().matches("clone|download|checkout|extension|ext|alias|codespace|cs|sync|")
                        || word.text().isEmpty());
        if (more) {
            call.doubt(Doubt.Kind.SCRIPT, "gh, which may fetch files or start an extension");
        }
    }

    /** A window where a person edits; some options do more. */
    private static void editor(Call call) {
        boolean shows = call.arguments().stream()
                .noneMatch(word -> word.startsWith("--")
                        && !word.value().matches("--(diff|wait|goto|new-window|reuse-window|add)"));
        if (!shows || call.mayHideOption()) {
            call.doubt(Doubt.Kind.SCRIPT, call.name() + " with an option that may run an extension");
            call.touchPerhaps();
        }
    }
}
