package dev.loki.domain.shell;

import dev.loki.domain.shell.FileTouch.Kind;
import java.util.ArrayList;
import java.util.List;

/** {@code tar} (GNU tar manual; bsdtar(1)): packs, and unpacks what the archive says, or of that what its operands name. */
final class Tar implements Utility {
    private static final List<String> STARTING = List.of("--to", "--us", "--ch", "--inf", "--rs", "--new", "--rm");

    /** The letters that take an argument. */
    private static final String TAKING = "[fCbXTNVKHIFLg]";

    /** What long options begin with that name a file of tar's own (GNU tar, "Option Summary"). */
    private static final List<String> KEEPING = List.of("--ind", "--lis", "--vol");

    private static final String OPTIONS =
            "x t c d r u A a h j k l m n o p q s v w z B J O P S U W Z 0 f= C= b= X= T= N= V= K= H= I= F="
                    + " L= g= file= index-file= listed-incremental= volno-file= directory= exclude= exclude-from= files-from= one-top-level? extract get list create gzip"
                    + " xz zstd bzip2 verbose same-permissions preserve-permissions keep-old-files overwrite touch";

    @Override
    public void judge(Call call) {
        List<Word> arguments = dashed(call.arguments());
        Options given = Options.anywhere(OPTIONS, arguments);
        if (STARTING.stream().anyMatch(call::hasArgument) || given.has("I") || given.has("F") || call.mayHideOption()) {
            call.doubt(Doubt.Kind.PROGRAM, "tar with an option that starts a program, perhaps");
        }
        call.touch(given.values("g", "index-file", "listed-incremental", "volno-file"), Kind.WRITE);
        arguments.stream()
                .filter(word -> KEEPING.stream().anyMatch(word::startsWith))
                .forEach(word -> call.touch(word.from(word.value().indexOf('=') + 1), Kind.WRITE));
        boolean extracts =
                given.has("x") || call.hasArgument("--ext") || call.hasArgument("--get") || call.mayHideOption();
        if (extracts) {
            List<Word> folders = new ArrayList<>(given.values("C", "directory"));
            folders.addAll(given.values("one-top-level"));
            extract(call, given, folders);
        } else if (!given.has("t") && !call.hasArgument("--list") && !given.has("d")) {
            call.touch(
                    given.values("f", "file").stream()
                            .filter(file -> !file.is("-"))
                            .toList(),
                    Kind.WRITE);
        }
        if (call.hasArgument("--remove-files")) {
            remove(call, given);
        }
    }

    /** Unpacks below the last of the folders, each seen from the one before. */
    private static void extract(Call call, Options given, List<Word> folders) {
        List<Word> names = names(given);
        int last = names.isEmpty() && !folders.isEmpty() ? folders.size() - 1 : folders.size();
        List<Word> below =
                !names.isEmpty() ? names : last < folders.size() ? List.of(folders.get(last)) : List.of(Word.of("."));
        call.session().folders().within(folders.subList(0, last), () -> call.touch(below, Kind.TREE));
        if (given.has("P") || call.hasArgument("--abs")) {
            call.touch(Word.of("/"), Kind.TREE);
        }
    }

    /** What alone is unpacked; nothing where that is not told plainly. */
    private static List<Word> names(Options given) {
        boolean plain = given.sure()
                && !given.has("T")
                && !given.has("files-from")
                && !given.has("s")
                && given.operands().stream().allMatch(Tar::isName);
        return plain ? given.operands() : List.of();
    }

    /** Whether it stands for itself, and not as a pattern for what the archive holds. */
    static boolean isName(Word operand) {
        return operand.text()
                .filter(text -> text.matches("[\\w.@+][\\w./@+-]*"))
                .isPresent();
    }

    private static void remove(Call call, Options given) {
        call.touch(given.operands(), Kind.DELETE);
        if (given.has("T") || given.has("files-from")) {
            Printed printed = call.session().printed();
            call.touch(Word.unknown("what tar reads", printed.since(printed.start())), Kind.DELETE);
        }
    }

    /** With a dash before the letters of the first argument, and the words they take right behind them. */
    private static List<Word> dashed(List<Word> arguments) {
        boolean bundle = !arguments.isEmpty()
                && arguments
                        .get(0)
                        .text()
                        .filter(text -> text.matches("[A-Za-z]+"))
                        .isPresent();
        if (!bundle) {
            return arguments;
        }
        String letters = arguments.get(0).value();
        List<Word> dashed = new ArrayList<>(List.of(Word.of("-" + letters.replaceAll(TAKING, ""))));
        int next = 1;
        for (String letter : letters.replaceAll("[^" + TAKING.substring(1), "").split("", -1)) {
            if (!letter.isEmpty() && next < arguments.size()) {
                dashed.add(Word.of("-" + letter));
                dashed.add(arguments.get(next++));
            }
        }
        dashed.addAll(arguments.subList(next, arguments.size()));
        return dashed;
    }
}
