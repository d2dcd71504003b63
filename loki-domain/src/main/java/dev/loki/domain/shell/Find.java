package dev.loki.domain.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code find} (XCU, find; GNU findutils): starts programs on, deletes, and lists into files. */
final class Find implements Utility {
    private static final int MOST = 256;
    private static final Set<String> STARTS = Set.of("-exec", "-execdir", "-ok", "-okdir");
    private static final Set<String> WRITES = Set.of("-fprint", "-fprint0", "-fls", "-fprintf");

    @Override
    public void judge(Call call) {
        List<Word> words = call.arguments();
        List<String> found = found(words);
        call.print(found);
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            if (Call.mayBeOption(word)) {
                call.doubt(Doubt.Kind.PROGRAM, "an argument of find that may be -exec");
            } else if (STARTS.contains(word.value())) {
                List<Word> started = started(words, i + 1);
                call.run(new Placeholder("{}", found, call.session().names()).replaceIn(started));
                i += started.size();
            } else if (word.is("-delete")) {
                found.forEach(path -> call.touch(oneOf(path), FileTouch.Kind.DELETE));
            } else if (WRITES.contains(word.value()) && i + 1 < words.size()) {
                call.touch(words.get(i + 1), FileTouch.Kind.WRITE);
            }
        }
    }

    private static Word oneOf(String found) {
        return found.indexOf(Word.HOLE) >= 0
                ? Word.unknown("what find finds", List.of(found))
                : new Word("what find finds", Word.Form.PATTERN, found, true);
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

    /** What may be found: the folders searched, and below them what has one of the names that are asked for. */
    private static List<String> found(List<Word> words) {
        List<Word> rest = words.stream()
                .dropWhile(word -> word.startsWith("-") && word.value().length() == 2)
                .toList();
        List<Word> places = rest.stream()
                .takeWhile(word -> !word.startsWith("-") && !word.is("(") && !word.is("!"))
                .toList();
        List<String> names = new FindNames(rest.subList(places.size(), rest.size())).read();
        List<String> found = new ArrayList<>();
        for (Word place : places.isEmpty() ? List.of(Word.of(".")) : places) {
            for (String start : place.spellings()) {
                names.forEach(name -> found.add(start + "/" + Word.BELOW + "/" + name));
                if (names.isEmpty()) {
                    found.add(start + "/" + Word.BELOW);
                }
            }
        }
        return found.size() > MOST ? List.of(Word.ANYWHERE) : found;
    }
}
