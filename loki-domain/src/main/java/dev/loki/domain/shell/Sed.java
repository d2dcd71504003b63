package dev.loki.domain.shell;

import java.util.ArrayList;
import java.util.List;

/** {@code sed}: changes files in place, and, as GNU has it, may start programs and write files from its script. */
final class Sed implements Utility {
    @Override
    public void judge(Call call) {
        Options given =
                Options.anywhere("e= f= l= i? n E r s u z expression= file= in-place? line-length=", call.arguments());
        List<Word> scripts = new ArrayList<>(given.values("e", "expression"));
        List<Word> files = new ArrayList<>(given.operands());
        List<Word> kept = given.values("f", "file");
        kept.forEach(call::script);
        if (scripts.isEmpty() && kept.isEmpty() && !files.isEmpty()) {
            scripts.add(files.remove(0));
        }
        boolean hidden = call.arguments().stream()
                .takeWhile(word -> !word.is("--") && !scripts.contains(word))
                .anyMatch(Call::mayBeOption);
        if (hidden
                || !scripts.stream()
                        .allMatch(script ->
                                script.text().filter(SedScript::isQuiet).isPresent())) {
            call.doubt(Doubt.Kind.CODE, "a sed script that may start programs or write files");
        }
        if (given.has("i") || given.has("in-place") || hidden || call.hasArgument("--i")) {
            call.touch(files, FileTouch.Kind.WRITE);
        }
        if (call.hasArgument("-I")) {
            call.touch(given.operands(), FileTouch.Kind.WRITE);
        }
    }
}
