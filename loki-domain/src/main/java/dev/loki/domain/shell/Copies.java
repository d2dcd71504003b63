package dev.loki.domain.shell;

import dev.loki.domain.shell.FileTouch.Kind;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Programs that give files another place or another name: sources and, last or with -t, the target. */
final class Copies {
    private static final String OPTIONS = "S= t= m= o= g= suffix= target-directory= mode= owner= group=";

    private Copies() {}

    static void addTo(Map<String, Utility> all) {
        Utilities.add(all, "mv cp install ln link", Copies::copy);
    }

    private static void copy(Call call) {
        Options given = Options.anywhere(OPTIONS, call.arguments());
        List<Word> targets = given.values("t", "target-directory");
        List<Word> operands = given.operands();
        int last = operands.size() - 1;
        boolean lastIsTarget = targets.isEmpty() && last > 0;
        List<Word> sources = lastIsTarget ? operands.subList(0, last) : operands;
        List<Word> into = lastIsTarget ? List.of(operands.get(last)) : targets;
        if (call.name().equals("mv")) {
            call.touch(sources, Kind.MOVE);
        } else if (links(call, given)) {
            link(call, sources, into);
        }
        into.forEach(target -> intoTarget(call, target, sources));
        if (copiesContents(call, given, sources) || call.hasArgument("--parents")) {
            call.touch(into, Kind.TREE);
        }
        if (into.isEmpty() || given.has("d")) {
            boolean link = call.name().equals("ln");
            operands.forEach(word -> call.touch(link ? Word.of(word.baseName().orElse(".")) : word, Kind.WRITE));
        }
    }

    private static boolean links(Call call, Options given) {
        boolean symbolic = call.name().equals("cp") && (given.has("s") || call.hasArgument("--sy"));
        return call.name().startsWith("l")
                || symbolic
                || (call.name().equals("cp") && (given.has("l") || call.hasArgument("--li")));
    }

    /** A link is another name by which its source, and all below it, can be changed; from where the link is, too. */
    private static void link(Call call, List<Word> sources, List<Word> targets) {
        call.touch(sources, Kind.TREE);
        Folders folders = call.session().folders();
        for (Word target : targets) {
            folders.within(target, () -> call.touch(sources, Kind.TREE));
            String parent = target.value().substring(0, target.value().lastIndexOf('/') + 1);
            if (parent.length() > 1) {
                folders.within(
                        new Word(target.given(), target.form(), parent, false), () -> call.touch(sources, Kind.TREE));
            }
        }
    }

    /** Whether what is in the sources comes into the target, and not they themselves. */
    private static boolean copiesContents(Call call, Options given, List<Word> sources) {
        boolean recursive = Stream.of("r", "R", "a", "archive", "recursive").anyMatch(given::has);
        boolean contents = given.has("T")
                || call.hasArgument("--no-t")
                || sources.stream()
                        .anyMatch(source -> source.is(".")
                                || source.value().endsWith("/")
                                || source.value().endsWith("/."));
        return recursive && contents && call.name().equals("cp");
    }

    private static void intoTarget(Call call, Word target, List<Word> sources) {
        call.touch(target, Kind.WRITE);
        for (Word source : sources) {
            call.touch(source.movedInto(target), Kind.WRITE);
        }
    }
}
