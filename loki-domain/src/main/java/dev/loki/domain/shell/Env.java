package dev.loki.domain.shell;

import java.util.ArrayList;
import java.util.List;

/** {@code env}: starts a program with other variables, in another folder, or of a text that it splits (-S). */
final class Env implements Utility {
    private static final Wrapper WRAPPER = new Wrapper(
            "i 0 v u= C= S= ignore-environment null debug unset= chdir= split-string= block-signal? default-signal?"
                    + " ignore-signal? list-signal-handling",
            0,
            true);

    @Override
    public void judge(Call call) {
        Options given = Options.leading(WRAPPER.options(), call.arguments());
        List<Word> split = given.values("S", "split-string");
        split.forEach(text -> splitString(call, text, given.operands()));
        List<Word> folders = given.values("C", "chdir");
        if (!split.isEmpty()) {
            return;
        }
        if (folders.isEmpty()) {
            WRAPPER.judge(call, given);
        } else {
            call.session().folders().within(folders.get(0), () -> WRAPPER.judge(call, given));
        }
    }

    private static void splitString(Call call, Word text, List<Word> more) {
        boolean plain =
                text.text().filter(known -> known.matches("[^'\"\\\\$#{}\\n]*")).isPresent();
        if (!plain) {
            call.doubt(Doubt.Kind.PROGRAM, "env -S with quotes or a value that is not known");
            return;
        }
        List<Word> words = new ArrayList<>();
        for (String word : text.value().trim().split("[ \\t]+", -1)) {
            words.add(Word.of(word));
        }
        words.addAll(more);
        WRAPPER.judge(call, Options.leading(WRAPPER.options(), words));
    }
}
