package dev.loki.domain.shell;

import java.util.ArrayList;
import java.util.List;

/** {@code xargs}: starts a program with arguments from its input, which are not known. */
final class Xargs implements Utility {
    private static final String OPTIONS =
            "0 o p r t x a= d= E= e? I= J= R= i? L= l? n= P= s= null open-tty interactive no-run-if-empty verbose exit"
                    + " show-limits arg-file= delimiter= eof? replace? max-lines? max-args= max-procs= max-chars="
                    + " process-slot-var=";

    @Override
    public void judge(Call call) {
        Options given = Options.leading(OPTIONS, call.arguments());
        if (!given.sure()) {
            call.doubt(Doubt.Kind.PROGRAM, "an option of xargs that is not known");
        }
        List<Word> words = new ArrayList<>(given.operands());
        if (words.isEmpty()) {
            return;
        }
        List<Word> marks = marks(given);
        if (marks.stream().anyMatch(mark -> mark.text().isEmpty())) {
            call.doubt(Doubt.Kind.PROGRAM, "xargs -I with a mark that is not known");
        }
        Printed printed = call.session().printed();
        run(call, words, marks, printed.since(printed.start()));
        call.session()
                .awaited()
                .forEach(document -> document.whenRead(text -> run(call, words, marks, text.spellings())));
    }

    private static void run(Call call, List<Word> command, List<Word> marks, List<String> read) {
        List<String> names = Word.split(read);
        List<Word> words = new ArrayList<>(command);
        for (Word mark : marks) {
            words = new ArrayList<>(
                    new Placeholder(mark.value(), names, call.session().names()).replaceIn(words));
        }
        words.add(Word.unknown("what xargs reads", names));
        call.run(words);
    }

    private static List<Word> marks(Options given) {
        List<Word> marks = new ArrayList<>(given.values("I", "J", "i", "replace"));
        if (given.has("i") || given.has("replace")) {
            marks.add(Word.of("{}"));
        }
        return marks;
    }
}
