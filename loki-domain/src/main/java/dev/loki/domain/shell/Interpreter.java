package dev.loki.domain.shell;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An interpreter of another language, whose code is not read.
 *
 * @param flags options without consequence that may stand before the script
 * @param valued those of them that take the next word
 */
record Interpreter(Pattern flags, Pattern valued) implements Utility {
    private static final Set<String> ASKING = Set.of("--version", "-V", "--help", "-h", "-v");

    /** With what runs the project's tests, and no code of the command. */
    private static final String TESTS = "--test";

    static Interpreter of(String flags, String valued) {
        return new Interpreter(Pattern.compile(flags), Pattern.compile(valued));
    }

    @Override
    public void judge(Call call) {
        List<Word> left = behindFlags(call.arguments());
        Printed printed = call.session().printed();
        boolean tests = left.stream().noneMatch(word -> word.startsWith("-") || Call.mayBeOption(word))
                && call.arguments().stream().anyMatch(word -> word.is(TESTS))
                && flags.matcher(TESTS).matches();
        boolean piped = !tests && (left.isEmpty() || left.get(0).is("-"));
        if (piped && call.inputs().isEmpty() && printed.hidesSince(printed.start())) {
            call.hidden();
        }
        if (PythonReading.onlyReads(call.name(), left)) {
            return;
        }
        call.touchPerhaps();
        unpack(call, left);
        if (left.size() == 1 && left.get(0).text().filter(ASKING::contains).isPresent()) {
            return;
        }
        if (tests) {
            call.doubt(Doubt.Kind.SCRIPT, call.name() + " runs the project's tests");
        } else if (left.isEmpty()
                || (left.get(0).startsWith("-") && !left.get(0).is("-m"))) {
            call.doubt(Doubt.Kind.CODE, call.name() + " runs code that is not read");
        } else if (left.get(0).is("-m")) {
            call.doubt(Doubt.Kind.SCRIPT, call.name() + " -m runs a module");
            if (left.size() > 1 && left.get(1).is("pip")) {
                call.run(left.subList(1, left.size()));
            }
        } else {
            call.script(left.get(0));
        }
    }

    /** {@code python -m zipfile -e ARCHIVE FOLDER}, and {@code tarfile}, which needs no folder. */
    private static void unpack(Call call, List<Word> left) {
        String said = left.stream().limit(2).map(Word::value).collect(Collectors.joining(" "));
        if (said.matches("(?s)-m ?(zipfile|tarfile)( .*)?") && (call.hasArgument("-e") || call.hasArgument("--ext"))) {
            List<Word> operands = Options.anywhere("m=", left).operands();
            call.touch(
                    operands.size() > 1 ? operands.subList(1, operands.size()) : List.of(Word.of(".")),
                    FileTouch.Kind.TREE);
        }
    }

    private List<Word> behindFlags(List<Word> words) {
        int at = 0;
        while (at < words.size() && words.get(at).text().isPresent()) {
            String text = words.get(at).value();
            if (!flags.matcher(text).matches() && !valued.matcher(text).matches()) {
                break;
            }
            at += valued.matcher(text).matches() ? 2 : 1;
        }
        return words.subList(Math.min(at, words.size()), words.size());
    }
}
