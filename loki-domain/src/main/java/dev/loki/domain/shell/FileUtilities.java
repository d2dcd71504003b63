package dev.loki.domain.shell;

import dev.loki.domain.shell.FileTouch.Kind;
import java.util.List;
import java.util.Map;

/** Programs that change the files their operands name. */
final class FileUtilities {
    private FileUtilities() {}

    static void addTo(Map<String, Utility> all) {
        Utilities.add(all, "rm rmdir unlink srm trash trash-put", operands("", Kind.DELETE));
        all.put("shred", operands("n= s= iterations= size= random-source=", Kind.DELETE));
        Utilities.add(all, "touch", operands("d= t= r= date= reference= time=", Kind.WRITE));
        all.put("truncate", operands("s= r= size= reference=", Kind.WRITE));
        Utilities.add(all, "tee sponge nano pico emacsclient ne micro joe", operands("", Kind.WRITE));
        Utilities.add(all, "mkdir mkfifo mknod", operands("m= mode=", Kind.WRITE));
        Utilities.add(all, "chmod chown chgrp chattr setfacl setfattr chcon", operands("", Kind.ATTRIBUTES));
        Utilities.add(
                all,
                "gzip gunzip bzip2 bunzip2 xz unxz zstd unzstd lzma compress uncompress dos2unix unix2dos",
                operands("S= suffix= o=", Kind.WRITE));
        Utilities.add(all, "mv cp install ln link", FileUtilities::copy);
        all.put("dd", FileUtilities::dd);
        all.put("uniq", call -> second(call, "f= s= w= skip-fields= skip-chars= check-chars="));
        all.put("xxd", call -> second(call, "c= cols= g= l= len= o= s= seek= n="));
        all.put("sort", FileUtilities::sort);
        Utilities.add(all, "split csplit", FileUtilities::split);
        all.put("patch", FileUtilities::patch);
        Utilities.add(all, "rg tree less more man fd fdfind ag bat", FileUtilities::viewer);
        all.put("sed", new Sed());
        all.put("gsed", new Sed());
        all.put("git", new Git());
        all.put("sudoedit", operands("u= C= g= h= p= R= r= t= T= U= D=", Kind.WRITE));
        all.put("date", call -> {});
    }

    private static Utility operands(String options, Kind kind) {
        return call -> call.touch(Options.anywhere(options, call.arguments()).operands(), kind);
    }

    /** Sources and, last or with -t, the target: a file, or the folder that the sources come into. */
    private static void copy(Call call) {
        Options given =
                Options.anywhere("S= t= m= o= g= suffix= target-directory= mode= owner= group=", call.arguments());
        List<Word> targets = given.values("t", "target-directory");
        List<Word> operands = given.operands();
        int last = operands.size() - 1;
        boolean lastIsTarget = targets.isEmpty() && last > 0;
        List<Word> sources = lastIsTarget ? operands.subList(0, last) : operands;
        if (call.name().equals("mv")) {
            call.touch(sources, Kind.MOVE);
        } else if (call.name().startsWith("l") || given.has("l") || given.has("link")) {
            call.touch(sources, Kind.PERHAPS); // another name by which it can be changed
        }
        List<Word> into = lastIsTarget ? List.of(operands.get(last)) : targets;
        into.forEach(target -> intoTarget(call, target, sources));
        if (into.isEmpty() || given.has("d")) {
            boolean link = call.name().equals("ln");
            operands.forEach(word -> call.touch(link ? Word.of(word.baseName().orElse(".")) : word, Kind.WRITE));
        }
    }

    private static void intoTarget(Call call, Word target, List<Word> sources) {
        call.touch(target, Kind.WRITE);
        String folder = target.value().endsWith("/") ? target.value() : target.value() + "/";
        for (Word source : sources) {
            if (target.form() != Word.Form.UNKNOWN) {
                String path = folder + source.baseName().orElse("");
                call.touch(new Word(target.given(), target.form(), path, target.many()), Kind.WRITE);
            }
        }
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
        call.touch(Options.anywhere("a= b= C= l= n= t= f= k=", call.arguments()).operands(), Kind.WRITE);
        if (call.hasArgument("--f") || call.mayHideOption()) {
            call.doubt(Doubt.Kind.PROGRAM, "split --filter starts a shell");
        }
    }

    private static void patch(Call call) {
        Options given = Options.anywhere(
                "o= d= i= p= r= B= D= F= V= Y= z= g= output= directory= input= strip=", call.arguments());
        call.touch(given.operands(), Kind.WRITE);
        call.touch(given.values("o", "output", "r", "d", "directory"), Kind.WRITE);
        call.doubt(Doubt.Kind.FILES, "patch changes the files that its input names");
    }

    /** Programs that show, but with some options start a filter or a pager, or write. */
    private static void viewer(Call call) {
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
        if (call.name().equals("tree") || call.name().equals("less")) {
            call.touch(Options.anywhere("o= O= P= I= L=", call.arguments()).values("o", "O"), Kind.WRITE);
        }
    }
}
