package dev.loki.domain.shell;

import dev.loki.domain.shell.FileTouch.Kind;
import java.util.List;
import java.util.Map;

/** Programs that pack and unpack, where the archive says which files are written. */
final class Archives {
    private static final List<String> STARTING = List.of("--to", "--us", "--ch", "--inf", "--rs", "--new", "--rm");

    private Archives() {}

    static void addTo(Map<String, Utility> all) {
        Utilities.add(all, "tar bsdtar gtar", Archives::tar);
        Utilities.add(all, "unzip 7z 7za 7zr unrar cpio pax ar jar", Archives::unpack);
        all.put("zip", Archives::zip);
        all.put("rsync", Archives::rsync);
    }

    private static void tar(Call call) {
        String flags = flags(call.arguments());
        boolean hidden = call.mayHideOption();
        boolean starts =
                STARTING.stream().anyMatch(call::hasArgument) || flags.indexOf('I') >= 0 || flags.indexOf('F') >= 0;
        if (starts || hidden) {
            call.doubt(Doubt.Kind.PROGRAM, "tar with an option that starts a program, perhaps");
        }
        List<Word> folders =
                Options.anywhere("C= f= directory= file=", call.arguments()).values("C", "directory");
        boolean lists = flags.startsWith("t") || flags.startsWith("-t") || call.hasArgument("--list");
        if (call.hasArgument("--remove-files")) {
            call.touch(Options.anywhere("f= C=", call.arguments()).operands(), Kind.DELETE);
        }
        if (!lists) {
            boolean extracts = flags.indexOf('x') >= 0 || call.hasArgument("--ex") || call.hasArgument("--get");
            call.touch(folders.isEmpty() && extracts ? List.of(Word.of(".")) : folders, Kind.WRITE);
            call.touch(
                    Options.anywhere("f= file=", call.arguments()).values("f", "file"),
                    extracts ? Kind.PERHAPS : Kind.WRITE);
            call.touchPerhaps();
        }
    }

    /** The letters of the first argument, dash or not, and of all that have one. */
    private static String flags(List<Word> arguments) {
        StringBuilder flags = new StringBuilder();
        for (int i = 0; i < arguments.size(); i++) {
            String value = arguments.get(i).value();
            if ((i == 0 || value.startsWith("-")) && !value.startsWith("--")) {
                flags.append(value);
            }
        }
        return flags.toString();
    }

    private static void unpack(Call call) {
        List<Word> folders = Options.anywhere("d= o? x=", call.arguments()).values("d", "o");
        call.touch(folders.isEmpty() ? List.of(Word.of(".")) : folders, Kind.WRITE);
        call.touchPerhaps();
    }

    private static void zip(Call call) {
        call.touch(
                Options.anywhere("b= n= t= x= i= O=", call.arguments()).operands().stream()
                        .limit(1)
                        .toList(),
                Kind.WRITE);
        boolean starts = call.arguments().stream()
                .anyMatch(word -> (word.startsWith("-") && word.value().indexOf('T') > 0) || word.startsWith("--u"));
        if (starts || call.mayHideOption()) {
            call.doubt(Doubt.Kind.PROGRAM, "zip with a test command, perhaps");
        }
        if (call.arguments().stream()
                .anyMatch(word -> word.startsWith("-") && word.value().matches("(?s)-[a-zA-Z]*m.*|--move"))) {
            call.touchPerhaps();
        }
    }

    private static void rsync(Call call) {
        Options given = Options.anywhere(
                "e= f= T= B= rsh= filter= exclude= include= log-file= rsync-path= backup-dir=", call.arguments());
        given.values("e", "rsh", "rsync-path").forEach(call::read);
        List<Word> operands = given.operands();
        call.touch(operands.stream().skip(Math.max(0, operands.size() - 1)).toList(), Kind.WRITE);
        call.touch(given.values("log-file", "backup-dir", "T"), Kind.WRITE);
        if (call.hasArgument("--remove")) {
            call.touch(operands, Kind.DELETE);
        }
        boolean starts = call.arguments().stream()
                .anyMatch(word -> (word.startsWith("--rs") && !word.startsWith("--rsh=")) || word.startsWith("-M"));
        if (starts || call.mayHideOption()) {
            call.doubt(Doubt.Kind.PROGRAM, "rsync with an option that starts a program, perhaps");
        }
    }
}
