package dev.loki.domain.shell;

import java.util.List;
import java.util.Set;

/** {@code find} (XCU, find; GNU findutils): starts programs on, deletes, and lists into files. */
final class Find implements Utility {
    private static final Set<String> STARTS = Set.of("-exec", "-execdir", "-ok", "-okdir");
    private static final Set<String> WRITES = Set.of("-fprint", "-fprint0", "-fls", "-fprintf");
    private static final Placeholder FOUND = new Placeholder("{}");

    @Override
    public void judge(Call call) {
        List<Word> words = call.arguments();
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            if (Call.mayBeOption(word)) {
                call.doubt(Doubt.Kind.PROGRAM, "an argument of find that may be -exec");
            } else if (STARTS.contains(word.value())) {
                List<Word> started = started(words, i + 1);
                call.run(FOUND.replaceIn(started));
                i += started.size();
            } else if (word.is("-delete")) {
                call.touch(places(words), FileTouch.Kind.DELETE);
            } else if (WRITES.contains(word.value()) && i + 1 < words.size()) {
                call.touch(words.get(i + 1), FileTouch.Kind.WRITE);
            }
        }
    }

    private static List<Word> started(List<Word> words, int from) {
        int end = from;
        while (end < words.size() && !words.get(end).is(";") && !isPlus(words, end)) {
            end++;
        }
        return words.subList(from, end);
    }

    /** A plus ends a command only behind the mark. */
    private static boolean isPlus(List<Word> words, int at) {
        return words.get(at).is("+") && words.get(at - 1).is("{}");
    }

    /** The folders searched. */
    private static List<Word> places(List<Word> words) {
        List<Word> named = words.stream()
                .dropWhile(word -> word.startsWith("-") && word.value().length() == 2)
                .takeWhile(word -> !word.startsWith("-") && !word.is("(") && !word.is("!"))
                .toList();
        return named.isEmpty() ? List.of(Word.of(".")) : named;
    }
}
