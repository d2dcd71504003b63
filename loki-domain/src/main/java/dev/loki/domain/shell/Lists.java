package dev.loki.domain.shell;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Programs that change nothing, but print the names that another may read. */
final class Lists {
    private Lists() {}

    static void addTo(Map<String, Utility> all) {
        all.put("ls", Lists::folder);
        Utilities.add(all, "echo print", Lists::echo);
        all.put("printf", Lists::printf);
        Utilities.add(all, "grep egrep fgrep", Lists::matches);
        all.put("pwd", call -> call.print(List.of(".")));
        Utilities.add(all, "du tree", Lists::tree);
        Utilities.add(
                all,
                "realpath readlink dirname basename stat wc file md5sum sha1sum sha256sum sha512sum cksum lsattr"
                        + " getfacl",
                call -> call.arguments().forEach(word -> call.print(word.spellings())));
    }

    private static void folder(Call call) {
        Options given = Options.anywhere("I= w= T= hide= ignore=", call.arguments());
        boolean hidden = given.has("a") || given.has("A") || call.hasArgument("--a");
        boolean below = given.has("R") || call.hasArgument("--rec");
        List<Word> places = given.operands().isEmpty() ? List.of(Word.of(".")) : given.operands();
        for (Word place : places) {
            if (!given.operands().isEmpty()) {
                call.print(place.spellings());
            }
            List<String> ends = below ? List.of("/" + Word.BELOW) : hidden ? List.of("/*", "/.*") : List.of("/*");
            call.print(Sketches.joined(place.spellings(), ends));
        }
    }

    /** The folders and what is in them, hidden files of {@code tree} only where it is told so. */
    private static void tree(Call call) {
        Options given = Options.anywhere("d= B= L= P= I= o= t= X= max-depth= exclude= threshold=", call.arguments());
        boolean below = call.name().equals("tree") ? given.has("a") : !given.has("s");
        for (Word place : given.operands().isEmpty() ? List.of(Word.of(".")) : given.operands()) {
            call.print(Sketches.joined(place.spellings(), List.of(below ? "/" + Word.BELOW : "")));
        }
        if (call.name().equals("tree")) {
            call.touch(given.values("o"), FileTouch.Kind.WRITE);
        }
    }

    /** Its words joined by blanks; whether backslashes stand for themselves is up to the shell, and to -e. */
    private static void echo(Call call) {
        List<Word> words = call.arguments().stream()
                .dropWhile(
                        word -> word.value().matches("-[neE]+") && word.text().isPresent())
                .toList();
        boolean open = call.arguments().subList(0, call.arguments().size() - words.size()).stream()
                .anyMatch(word -> word.value().indexOf('n') > 0);
        List<String> texts = Word.joined(words).spellings();
        call.print(
                texts.stream()
                        .flatMap(text -> Stream.of(Escapes.of(text), text))
                        .distinct()
                        .toList(),
                open);
    }

    private static void printf(Call call) {
        Builtins.assign(call);
        List<Word> words = call.arguments();
        boolean assigns = !words.isEmpty() && words.get(0).is("-v");
        int skipped = assigns ? 2 : !words.isEmpty() && words.get(0).is("--") ? 1 : 0;
        if (words.size() <= skipped) {
            return;
        }
        Word text = PrintfText.of(words.get(skipped), words.subList(skipped + 1, words.size()));
        if (assigns) {
            call.session().names().add(words.get(1).value(), text.spellings());
        } else {
            boolean line = text.spellings().stream().allMatch(spelling -> spelling.endsWith("\n"));
            call.print(text.spellings(), !line);
        }
        if (PrintfText.hides(words.get(skipped), words.subList(skipped + 1, words.size()))) {
            call.printHidden();
        }
    }

    /** Files that are searched and named, with {@code -l}. */
    private static void matches(Call call) {
        Options given = Options.anywhere(
                "e= f= m= A= B= C= d= D= regexp= file= include= exclude= exclude-dir=", call.arguments());
        boolean names = given.has("l") || given.has("L") || call.hasArgument("--files-with");
        if (!names) {
            return;
        }
        boolean below = given.has("r") || given.has("R") || call.hasArgument("--rec");
        List<Word> operands = given.operands();
        int skipped = given.has("e") || given.has("f") ? 0 : 1;
        List<Word> places =
                operands.size() <= skipped ? List.of(Word.of(".")) : operands.subList(skipped, operands.size());
        List<String> included = given.values("include").stream()
                .flatMap(word -> word.spellings().stream())
                .map(name -> "/" + Word.BELOW + "/" + name)
                .toList();
        for (Word place : places) {
            List<String> ends = !below ? List.of("") : included.isEmpty() ? List.of("/" + Word.BELOW) : included;
            call.print(Sketches.joined(place.spellings(), ends));
        }
    }
}
