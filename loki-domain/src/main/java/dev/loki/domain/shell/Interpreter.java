package dev.loki.domain.shell;

import java.util.List;
import java.util.Set;

/**
 * An interpreter of another language, whose code is not read.
 *
 * @param flags options without consequence that may stand before the script
 */
record Interpreter(Set<String> flags) implements Utility {
    private static final Set<String> ASKING = Set.of("--version", "-V", "--help", "-h", "-v");

    static Interpreter of(String... flags) {
        return new Interpreter(Set.of(flags));
    }

    @Override
    public void judge(Call call) {
        List<Word> left = call.arguments().stream()
                .dropWhile(word -> word.text().filter(flags::contains).isPresent())
                .toList();
        Printed printed = call.session().printed();
        boolean piped = left.isEmpty() || left.get(0).is("-");
        if (piped && call.inputs().isEmpty() && printed.hidesSince(printed.start())) {
            call.hidden();
        }
        if (PythonReading.onlyReads(call.name(), left)) {
            return;
        }
        call.touchPerhaps();
        if (left.size() == 1 && left.get(0).text().filter(ASKING::contains).isPresent()) {
            return;
        }
        if (left.isEmpty() || (left.get(0).startsWith("-") && !left.get(0).is("-m"))) {
            call.doubt(Doubt.Kind.CODE, call.name() + " runs code that is not read");
        } else if (left.get(0).is("-m")) {
            call.doubt(Doubt.Kind.SCRIPT, call.name() + " -m runs a module");
        } else {
            call.script(left.get(0));
        }
    }
}
