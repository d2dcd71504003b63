package dev.loki.domain.shell;

import dev.loki.domain.shell.FileTouch.Kind;
import java.util.List;
import java.util.Map;

/** Programs that change the files their operands name. */
final class FileUtilities {
    private FileUtilities() {}

    static void addTo(Map<String, Utility> all) {
        Utilities.add(all, "rm rmdir unlink srm trash trash-put", operands("", Kind.DELETE));
        Utilities.add(all, "rimraf premove del del-cli", FileUtilities::deleteGlobbed);
        all.put("mmv", FileUtilities::deleteGlobbed);
        Utilities.add(all, "zmv zcp zln", FileUtilities::moveGlobbed);
        all.put("rpl", FileUtilities::replace);
        all.put("shred", operands("n= s= iterations= size= random-source=", Kind.DELETE));
        Utilities.add(all, "touch", operands("d= t= r= date= reference= time=", Kind.WRITE));
        all.put("truncate", operands("s= r= size= reference=", Kind.WRITE));
        Utilities.add(all, "tee sponge nano pico emacsclient ne micro joe", operands("", Kind.WRITE));
        Utilities.add(all, "mkdir mkfifo mknod", operands("m= mode=", Kind.WRITE));
        Utilities.add(
                all,
                "chmod chown chgrp chattr setfacl setfattr chcon",
                call -> recursive(call, "reference= from=", Kind.ATTRIBUTES));
        Utilities.add(
                all,
                "gzip gunzip bzip2 bunzip2 xz unxz zstd unzstd lzma compress uncompress dos2unix unix2dos",
                FileUtilities::pack);
        all.put("dd", FileUtilities::dd);
        all.put("uniq", call -> second(call, "f= s= w= skip-fields= skip-chars= check-chars="));
        all.put("xxd", call -> second(call, "c= cols= g= l= len= o= s= seek= n="));
        all.put("sort", FileUtilities::sort);
        Utilities.add(all, "split csplit", FileUtilities::split);
        all.put("patch", FileUtilities::patch);
        Utilities.add(all, "less more man bat", FileUtilities::viewer);
        all.put("sed", new Sed());
        all.put("gsed", new Sed());
        all.put("git", new Git());
        all.put("sudoedit", operands("u= C= g= h= p= R= r= t= T= U= D=", Kind.WRITE));
        all.put("date", call -> {});
    }

    private static Utility operands(String options, Kind kind) {
        return call -> call.touch(Options.anywhere(options, call.arguments()).operands(), kind);
    }

    /** Packs or unpacks in place, or to where {@code zstd} is told. */
    private static void pack(Call call) {
        recursive(call, "S= suffix= o= output-dir-flat= output-dir-mirror= patch-from=", Kind.WRITE);
        Options given = Options.anywhere("S= o= output-dir-flat= output-dir-mirror= patch-from=", call.arguments());
        call.touch(given.values("o", "output-dir-flat"), Kind.WRITE);
        call.touch(given.values("output-dir-mirror"), Kind.TREE);
    }

    /** Deletes what its operands name, and reads patterns in them by itself. */
    private static void deleteGlobbed(Call call) {
        call.touch(
                Options.anywhere("", call.arguments()).operands().stream()
                        .map(FileUtilities::globbed)
                        .toList(),
                Kind.DELETE);
    }

    /** zsh's: what stands in brackets is put where {@code $1} is in the second word. */
    private static void moveGlobbed(Call call) {
        call.touch(
                Options.anywhere("p= o= P=", call.arguments()).operands().stream()
                        .map(word -> word.form() == Word.Form.TEXT ? Word.of(withoutGroups(word.value())) : word)
                        .map(FileUtilities::globbed)
                        .toList(),
                Kind.DELETE);
    }

    private static String withoutGroups(String pattern) {
        return pattern.replaceAll("[()]", "").replaceAll("\\$(\\w+|\\{[^}]*\\})", "*");
    }

    private static Word globbed(Word word) {
        boolean pattern = word.form() == Word.Form.TEXT && word.value().chars().anyMatch(c -> "*?[".indexOf(c) >= 0);
        return pattern ? Word.sketched(word.value().replace("**", String.valueOf(Word.BELOW))) : word;
    }

    /** Replaces a text by another in the files behind both. */
    private static void replace(Call call) {
        Options given = Options.anywhere("x= encoding=", call.arguments());
        boolean below = given.has("R") || call.hasArgument("--rec");
        call.touch(given.operands().stream().skip(2).toList(), below ? Kind.TREE : Kind.WRITE);
    }

    /** Modes that give the owner more, or take something from others: whoever can set them can do as much without. */
    private static final String HARMLESS_MODE =
            "(u[+][rwxX]+|(g|o|go|og)-[rwxX]+)(,(u[+][rwxX]+|(g|o|go|og)-[rwxX]+))*";

    /** Operands, with everything below them where an option says so. */
    private static void recursive(Call call, String options, Kind kind) {
        Options given = Options.anywhere(options, call.arguments());
        boolean below = given.has("R")
                || (kind == Kind.WRITE && given.has("r"))
                || call.hasArgument("--rec")
                || call.mayHideOption();
        List<Word> operands = given.operands();
        boolean first = !operands.isEmpty() && !given.has("reference") && isNoFile(call, operands.get(0));
        boolean harmless =
                first && call.name().equals("chmod") && operands.get(0).value().matches(HARMLESS_MODE);
        call.touch(first ? operands.subList(1, operands.size()) : operands, below && !harmless ? Kind.TREE : kind);
    }

    /** Whether a first operand is an owner, or a mode where no option can be it. */
    private static boolean isNoFile(Call call, Word first) {
        boolean modes = call.arguments().stream()
                .noneMatch(word -> word.value().matches("-[rwxXst]+") || Call.mayBeOption(word));
        return switch (call.name()) {
            case "chown", "chgrp" -> true;
            case "chmod" -> modes && first.value().matches("[0-7]{1,4}|[ugoa]*[-+=][^/]*");
            default -> false;
        };
    }

    private static void dd(Call call) {
        for (Word word : call.arguments()) {
            if (word.startsWith("of=")) {
                call.touch(word.from(3), Kind.WRITE);
            } else if (Call.mayBeOption(word)) {
                call.touch(word, Kind.WRITE);
            }
        }
    }

    private static void second(Call call, String options) {
        call.touch(
                Options.anywhere(options, call.arguments()).operands().stream()
                        .skip(1)
                        .toList(),
                Kind.WRITE);
    }

    private static void sort(Call call) {
        Options given = Options.anywhere(
                "o= k= t= S= T= output= key= field-separator= buffer-size= parallel=", call.arguments());
        call.touch(given.values("o", "output"), Kind.WRITE);
        if (call.hasArgument("--o")) {
            call.touchPerhaps();
        }
        if (call.hasArgument("--c") || call.mayHideOption()) {
            call.doubt(Doubt.Kind.PROGRAM, "sort with --compress-program, perhaps");
        }
    }

    private static void split(Call call) {
        call.touch(Word.of("."), Kind.WRITE);
        Options given = Options.anywhere("a= b= C= l= n= t= f= k= prefix=", call.arguments());
        call.touch(given.operands(), Kind.WRITE);
        call.touch(given.values("f", "prefix"), Kind.WRITE);
        if (call.hasArgument("--f") || call.mayHideOption()) {
            call.doubt(Doubt.Kind.PROGRAM, "split --filter starts a shell");
        }
    }

    private static void patch(Call call) {
        Options given = Options.anywhere(
                "o= d= i= p= r= B= D= F= V= Y= z= g= output= directory= input= strip=", call.arguments());
        call.touch(given.values("o", "output", "r"), Kind.WRITE);
        call.doubt(Doubt.Kind.FILES, "patch changes the files that its input names");
        List<Word> folders = given.values("d", "directory");
        if (!folders.isEmpty()) {
            call.touch(folders, Kind.TREE);
        } else if (given.operands().isEmpty()) {
            call.touch(Word.of("."), Kind.TREE);
        }
        call.touch(given.operands(), Kind.WRITE);
    }

    /** Programs that show, but with some options start a filter or a pager, or write. */
    static void viewer(Call call) {
        boolean starts = call.arguments().stream()
                .anyMatch(word -> word.startsWith("+")
                        || word.startsWith("--pre")
                        || word.startsWith("--hostname")
                        || word.startsWith("--pager")
                        || word.startsWith("--exec")
                        || (word.startsWith("-")
                                && call.name().startsWith("fd")
                                && word.value().matches("(?s)-[^-]*[xX].*"))
                        || (word.startsWith("-") && call.name().equals("man")));
        if (starts || call.mayHideOption()) {
            call.doubt(Doubt.Kind.PROGRAM, call.name() + " with an option that may start a program");
        }
        if (call.name().equals("less")) {
            call.touch(Options.anywhere("o= O= P= I= L=", call.arguments()).values("o", "O"), Kind.WRITE);
        }
    }
}
