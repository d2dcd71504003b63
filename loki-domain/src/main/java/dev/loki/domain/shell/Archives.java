package dev.loki.domain.shell;

import dev.loki.domain.shell.FileTouch.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Programs that pack and unpack, where the archive says which files are written. */
final class Archives {
    private static final List<String> STARTING = List.of("--to", "--us", "--ch", "--inf", "--rs", "--new", "--rm");

    /** The letters of tar that take an argument. */
    private static final String TAKING = "[fCbXTNVKHIFLg]";

    private Archives() {}

    static void addTo(Map<String, Utility> all) {
        Utilities.add(all, "tar bsdtar gtar", Archives::tar);
        all.put("unzip", call -> unpack(call, "lptvzZ", ""));
        Utilities.add(all, "7z 7za 7zr unrar rar", call -> unpack(call, "=litbvp", "=audm"));
        Utilities.add(all, "ar jar", call -> unpack(call, "=tp", "=crquidms"));
        all.put("cpio", call -> unpack(call, "ot", ""));
        all.put("pax", call -> unpack(call, "", ""));
        all.put("zip", Archives::zip);
        all.put("rsync", Archives::rsync);
        all.put("dpkg", call -> unfold(call, "-x", "--extract", "-X", "--vextract"));
        all.put("dpkg-deb", call -> unfold(call, "-x", "--extract", "-X", "--vextract", "-R", "--raw-extract"));
        all.put("svn", call -> unfold(call, "export", "checkout", "co", "update", "up", "switch"));
    }

    /** Writes what a package or a repository holds into the folders that are its operands. */
    private static void unfold(Call call, String... commands) {
        call.touchPerhaps();
        if (!call.arguments().isEmpty()
                && List.of(commands).contains(call.arguments().get(0).value())) {
            List<Word> operands = Options.anywhere("r=", call.arguments()).operands();
            call.touch(operands.size() < 2 ? List.of(Word.of(".")) : operands.subList(1, operands.size()), Kind.TREE);
        }
    }

    private static void tar(Call call) {
        List<Word> arguments = dashed(call.arguments());
        Options given = Options.anywhere(
                "f= C= b= X= T= N= V= K= H= I= F= L= g= file= directory= exclude= exclude-from= files-from= transform="
                        + " xform=",
                arguments);
        if (STARTING.stream().anyMatch(call::hasArgument) || given.has("I") || given.has("F") || call.mayHideOption()) {
            call.doubt(Doubt.Kind.PROGRAM, "tar with an option that starts a program, perhaps");
        }
        boolean extracts =
                given.has("x") || call.hasArgument("--ext") || call.hasArgument("--get") || call.mayHideOption();
        List<Word> folders = given.values("C", "directory");
        if (extracts) {
            call.touch(folders.isEmpty() ? List.of(Word.of(".")) : folders, Kind.TREE);
        } else if (!given.has("t") && !call.hasArgument("--list") && !given.has("d")) {
            call.touch(
                    given.values("f", "file").stream()
                            .filter(file -> !file.is("-"))
                            .toList(),
                    Kind.WRITE);
        }
        if (call.hasArgument("--remove-files")) {
            call.touch(given.operands(), Kind.DELETE);
            if (given.has("T") || given.has("files-from")) {
                Printed printed = call.session().printed();
                call.touch(Word.unknown("what tar reads", printed.since(printed.start())), Kind.DELETE);
            }
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

    /** Lists, packs into its operands, or unpacks into a folder what nobody here sees. */
    private static void unpack(Call call, String lists, String packs) {
        Options given = Options.anywhere("d= x=", call.arguments());
        List<Word> operands = given.operands();
        String first = call.arguments().isEmpty()
                ? ""
                : call.arguments().get(0).value().replaceFirst("^-+", "");
        if (isAmong(lists, first, given)) {
            return;
        }
        if (isAmong(packs, first, given)) {
            call.touch(operands, Kind.WRITE);
            return;
        }
        List<Word> folders = new ArrayList<>(given.values("d"));
        call.arguments().stream()
                .filter(word -> word.value().matches("(?s)-o.+"))
                .forEach(word -> folders.add(word.from(2)));
        call.touch(folders.isEmpty() || call.name().equals("cpio") ? List.of(Word.of(".")) : folders, Kind.TREE);
        if (call.name().equals("cpio")) {
            call.touch(operands, Kind.TREE);
        }
    }

    /** Whether an option is among the letters; behind an equals sign they are those that a first word may begin with. */
    private static boolean isAmong(String letters, String first, Options given) {
        return letters.startsWith("=")
                ? !first.isEmpty() && letters.indexOf(first.charAt(0)) > 0
                : letters.chars().anyMatch(letter -> given.has(String.valueOf((char) letter)));
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
            call.touch(
                    Options.anywhere("b= n= t= x= i= O=", call.arguments()).operands().stream()
                            .skip(1)
                            .toList(),
                    Kind.DELETE);
        }
    }

    private static void rsync(Call call) {
        Options given = Options.anywhere(
                "e= f= T= B= rsh= filter= exclude= include= log-file= rsync-path= backup-dir= partial-dir= temp-dir="
                        + " write-batch= only-write-batch=",
                call.arguments());
        given.values("e", "rsh", "rsync-path").forEach(call::read);
        List<Word> operands = given.operands();
        int last = operands.size() - 1;
        for (Word source : operands.subList(0, Math.max(0, last))) {
            boolean contents = source.value().endsWith("/") || source.is(".") || source.form() == Word.Form.UNKNOWN;
            boolean below = contents || call.hasArgument("--del");
            call.touch(operands.get(last), below ? Kind.TREE : Kind.WRITE);
            call.touch(source.movedInto(operands.get(last)), Kind.WRITE);
        }
        call.touch(
                given.values(
                        "log-file", "backup-dir", "partial-dir", "temp-dir", "T", "write-batch", "only-write-batch"),
                Kind.WRITE);
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
