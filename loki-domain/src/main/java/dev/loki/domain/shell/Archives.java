package dev.loki.domain.shell;

import dev.loki.domain.shell.FileTouch.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Programs that pack and unpack, where the archive says which files are written. */
final class Archives {
    private Archives() {}

    static void addTo(Map<String, Utility> all) {
        Utilities.add(all, "tar bsdtar gtar", new Tar());
        all.put("unzip", call -> unpack(call, "lptvzZ", ""));
        Utilities.add(all, "7z 7za 7zr unrar rar", call -> unpack(call, "=litbvp", "=audm"));
        Utilities.add(all, "ar jar", call -> unpack(call, "=tp", "=crquidms"));
        Utilities.add(all, "cpio pax", Archives::unpackAnywhere);
        all.put("zip", Archives::zip);
        all.put("rsync", Archives::rsync);
        all.put("dpkg", call -> unfold(call, "-x", "--extract", "-X", "--vextract"));
        all.put("dpkg-deb", call -> unfold(call, "-x", "--extract", "-X", "--vextract", "-R", "--raw-extract"));
        Utilities.add(all, "unar cabextract", call -> unpackInto(call, "d= o=", true));
        all.put("unsquashfs", call -> unpackInto(call, "d= dest=", false));
        all.put("uudecode", Archives::uudecode);
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

    /** Unpacks into the folder that an option names, else into the current one, or one of its own. */
    private static void unpackInto(Call call, String options, boolean here) {
        Options given = Options.anywhere(options, call.arguments());
        List<Word> folders = given.values("d", "o", "dest");
        List<Word> none = here && !given.has("l") ? List.of(Word.of(".")) : List.of();
        call.touch(folders.isEmpty() ? none : folders, Kind.TREE);
    }

    /** Writes to the path that its input names. */
    private static void uudecode(Call call) {
        List<Word> outputs =
                Options.anywhere("o= output-file=", call.arguments()).values("o", "output-file");
        call.touch(outputs.isEmpty() ? List.of(Word.of("/")) : outputs, outputs.isEmpty() ? Kind.TREE : Kind.WRITE);
    }

    /** Lists, packs into its operands, or unpacks into a folder what nobody here sees; {@code jar} may be told what. */
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
        if (call.name().startsWith("7z")) {
            call.arguments().stream()
                    .filter(word -> word.value().matches("(?s)-o.+"))
                    .forEach(word -> folders.add(word.from(2)));
        }
        List<Word> named = named(call, first, operands);
        call.touch(!folders.isEmpty() ? folders : named.isEmpty() ? List.of(Word.of(".")) : named, Kind.TREE);
    }

    /** What alone is unpacked, where that is told plainly; else nothing. */
    private static List<Word> named(Call call, String first, List<Word> operands) {
        boolean file = call.name().equals("jar") && first.matches("x[v0M]*f[v0M]*");
        int before =
                call.name().equals("unzip") || (file && call.arguments().get(0).startsWith("-"))
                        ? 1
                        : file ? 2 : operands.size();
        List<Word> named = operands.subList(Math.min(before, operands.size()), operands.size());
        return named.stream().allMatch(Tar::isName) ? named : List.of();
    }

    /** Unpacks to the places that the archive names, which may be absolute (GNU cpio, "Copy-in mode"). */
    private static void unpackAnywhere(Call call) {
        Options given = Options.anywhere("E= F= H= I= M= O= R= f= file= format=", call.arguments());
        if (call.name().equals("cpio") && (given.has("o") || given.has("t"))) {
            call.touch(given.values("O", "F", "file"), Kind.WRITE);
            return;
        }
        if (!call.name().equals("cpio") || !given.has("p")) {
            call.touch(Word.of(call.hasArgument("--no-abs") ? "." : "/"), Kind.TREE);
        }
        call.touch(given.operands(), Kind.TREE);
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
        call.touch(
                Options.anywhere("b= n= t= x= i= O= output-file=", call.arguments())
                        .values("O", "output-file"),
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
            boolean contents = source.value().matches("(?s).*(/|:|::[^/]*)")
                    || source.is(".")
                    || source.form() == Word.Form.UNKNOWN;
            boolean below = contents || call.hasArgument("--del") || given.has("R") || call.hasArgument("--relative");
            call.touch(operands.get(last), below ? Kind.TREE : Kind.WRITE);
            if (!source.value().endsWith("/")) {
                call.touch(source.movedInto(operands.get(last)), Kind.WRITE);
            }
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
