package dev.loki.domain.shell;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The shell's own commands that run, change folders, or change what names mean (XCU 2.14; bash manual, chapter 4). */
final class Builtins {
    private Builtins() {}

    static void addTo(Map<String, Utility> all) {
        all.put("eval", call -> call.readJoined(withoutDashes(call.arguments())));
        all.put("trap", Builtins::trap);
        Utilities.add(all, ". source", Builtins::source);
        all.put("alias", Builtins::alias);
        Utilities.add(all, "cd pushd", Builtins::changeFolder);
        all.put("popd", call -> call.session().folders().move(Word.unknown("popd")));
        Utilities.add(all, "export declare typeset readonly local", Builtins::declare);
        Utilities.add(all, "read getopts mapfile readarray wait let unset test [", Builtins::assign);
        Utilities.add(all, "hash enable bind complete compgen fc", Builtins::redefine);
        all.put("jobs", call -> doubtOption(call, "-x"));
        all.put("set", Builtins::set);
        all.put("shopt", call -> {});
    }

    private static List<Word> withoutDashes(List<Word> words) {
        return !words.isEmpty() && words.get(0).is("--") ? words.subList(1, words.size()) : words;
    }

    private static void trap(Call call) {
        List<Word> operands = withoutDashes(call.arguments());
        call.session().repeats();
        if (!operands.isEmpty()
                && !operands.get(0).is("-")
                && !operands.get(0).is("-p")
                && !operands.get(0).is("-l")) {
            call.read(operands.get(0));
        }
    }

    private static void source(Call call) {
        withoutDashes(call.arguments()).stream().limit(1).forEach(call::script);
    }

    private static void alias(Call call) {
        for (Word word : call.arguments()) {
            int equals = word.value().indexOf('=');
            if (equals > 0 || word.text().isEmpty()) {
                call.doubt(Doubt.Kind.PROGRAM, "an alias, which changes what words mean");
            }
            if (equals > 0) {
                call.session().folders().rename();
                call.session().repeats();
                call.read(word.from(equals + 1));
            }
        }
    }

    private static void changeFolder(Call call) {
        List<Word> operands = Options.anywhere("", call.arguments()).operands();
        Word folder =
                operands.isEmpty() ? new Word("~", Word.Form.HOME, "~", false) : operands.get(operands.size() - 1);
        boolean back = folder.is("-")
                || folder.many()
                || (call.name().equals("pushd") && (operands.isEmpty() || call.hasArgument("+")));
        Folders folders = call.session().folders();
        if (back) {
            folders.move(Word.unknown(
                    folder.given(), folder.is("-") || operands.isEmpty() ? List.of() : folder.spellings()));
        } else {
            (operands.isEmpty() ? List.of(folder) : operands).stream().limit(2).forEach(folders::move);
        }
    }

    private static void declare(Call call) {
        for (Word word : call.arguments()) {
            boolean reference = word.startsWith("-")
                    && !word.startsWith("--")
                    && word.value().indexOf('n') > 0;
            boolean hidden = word.form() != Word.Form.TEXT
                    && ((word.many() && word.value().indexOf('=') < 0)
                            || word.value().isEmpty());
            if ((reference && !call.name().equals("export")) || hidden) {
                call.doubt(Doubt.Kind.PROGRAM, call.name() + " of a variable that is not known");
            }
            call.session().assign(word, call.invocation().position());
        }
    }

    /** Builtins that give variables values in other ways. */
    static void assign(Call call) {
        Printed printed = call.session().printed();
        List<String> lines = call.name().matches("read|mapfile|readarray") ? printed.since(printed.start()) : List.of();
        Set<String> read = new LinkedHashSet<>(lines);
        read.addAll(Word.split(lines));
        for (Word word : call.arguments()) {
            String name = word.startsWith("-v") ? word.value().substring(2) : word.value();
            call.session().assign(Word.of(name), call.invocation().position());
            if (word.text().isEmpty() && (call.name().equals("read") || word.startsWith("-v"))) {
                call.doubt(Doubt.Kind.PROGRAM, call.name() + " of a variable that is not known");
            }
            if (!read.isEmpty()) {
                call.session().names().add(name, read);
                call.session().names().add(name + "[@]", read);
            }
        }
        if (call.name().equals("mapfile") || call.name().equals("readarray")) {
            doubtOption(call, "-C");
        }
    }

    private static void redefine(Call call) {
        boolean changes = call.arguments().stream()
                .anyMatch(word ->
                        !word.is("-r") && (word.startsWith("-") || word.text().isEmpty()));
        if (call.name().equals("compgen")) {
            call.arguments().forEach(word -> call.print(word.spellings()));
        }
        if (call.name().equals("enable")) {
            call.session().folders().rename();
        }
        if (changes || call.name().equals("fc") || call.name().equals("bind")) {
            call.doubt(Doubt.Kind.PROGRAM, call.name() + ", which may change what names mean");
        }
    }

    private static List<Word> withoutOptions(List<Word> words) {
        return withoutDashes(words.stream()
                .dropWhile(word -> word.startsWith("-") && !word.is("--"))
                .toList());
    }

    private static void doubtOption(Call call, String option) {
        if (call.arguments().stream().anyMatch(word -> word.startsWith(option) || Call.mayBeOption(word))) {
            call.doubt(Doubt.Kind.PROGRAM, call.name() + " " + option + " starts a program");
        }
    }

    private static void set(Call call) {
        call.session().names().place(withoutOptions(call.arguments()), 1);
        if (call.arguments().stream()
                .anyMatch(word -> word.startsWith("-") && word.value().indexOf('P') > 0)) {
            call.session().folders().rename();
        }
        boolean keywords = call.arguments().stream()
                .takeWhile(word -> !word.is("--"))
                .anyMatch(word -> (word.startsWith("-") && word.value().indexOf('k') > 0) || word.is("keyword"));
        if (keywords) {
            call.doubt(Doubt.Kind.PROGRAM, "set -k, which makes assignments of arguments");
        }
    }
}
