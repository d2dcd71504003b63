package dev.loki.domain.shell;

import java.util.List;
import java.util.Map;

/** Programs that change nothing, but print the names that another may read. */
final class Lists {
    private Lists() {}

    static void addTo(Map<String, Utility> all) {
        all.put("ls", Lists::folder);
        Utilities.add(all, "echo printf", Lists::words);
        Utilities.add(all, "grep egrep fgrep", Lists::matches);
        all.put("pwd", call -> call.session().names().list(List.of(".")));
        Utilities.add(all, "realpath readlink dirname basename", call -> call.arguments()
                .forEach(word -> call.session().names().list(word.spellings())));
    }

    private static void folder(Call call) {
        Options given = Options.anywhere("I= w= T= hide= ignore=", call.arguments());
        boolean hidden = given.has("a") || given.has("A") || call.hasArgument("--a");
        boolean below = given.has("R") || call.hasArgument("--rec");
        List<Word> places = given.operands().isEmpty() ? List.of(Word.of(".")) : given.operands();
        for (Word place : places) {
            if (!given.operands().isEmpty()) {
                call.session().names().list(place.spellings());
            }
            List<String> ends = below ? List.of("/" + Word.BELOW) : hidden ? List.of("/*", "/.*") : List.of("/*");
            call.session().names().list(Sketches.joined(place.spellings(), ends));
        }
    }

    private static void words(Call call) {
        Names names = call.session().names();
        int before = names.listed().size();
        for (Word word : call.arguments()) {
            for (String spelling : word.spellings()) {
                String text = spelling.replace("%s", String.valueOf(Word.HOLE)).replace("\\n", " ");
                names.list(List.of(text.strip().split("\\s+", 8)));
            }
        }
        if (call.name().equals("printf")) {
            Builtins.assign(call);
            call.arguments().stream()
                    .dropWhile(word -> !word.is("-v"))
                    .skip(1)
                    .findFirst()
                    .ifPresent(variable -> names.add(variable.value(), names.listedSince(before)));
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
            call.session().names().list(Sketches.joined(place.spellings(), ends));
        }
    }
}
