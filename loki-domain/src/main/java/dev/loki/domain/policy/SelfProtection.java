package dev.loki.domain.policy;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.shell.Doubt;
import dev.loki.domain.shell.FileTouch;
import dev.loki.domain.shell.ShellReader;
import dev.loki.domain.shell.ShellReading;
import dev.loki.domain.shell.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What no policy can allow: that an agent writes, moves or deletes Loki's own files, or the settings of an agent that hold
 * Loki's hooks. New events in {@code events/pending} are the exception. Judged by the path of a file tool and by what a
 * shell command would touch. Immutable and thread-safe.
 */
public final class SelfProtection {

    /** The name under which it stands among the policies of a decision. */
    public static final String NAME = "self-protection";

    private final String lokiDir;
    private final OwnPaths own;

    /** Where Loki's folder is: as a rule the project. */
    private final String home;

    private final RealPaths realPaths;

    /**
     * @param lokiDir the folder of Loki's own files, absolute
     * @param realPaths tells where what a command touches really lies
     */
    public SelfProtection(String lokiDir, RealPaths realPaths) {
        this.lokiDir = LexicalPath.resolve(lokiDir, "/").orElse(lokiDir);
        this.home = this.lokiDir.substring(0, Math.max(1, this.lokiDir.lastIndexOf('/')));
        this.own = new OwnPaths(this.lokiDir);
        this.realPaths = realPaths;
    }

    /** What this says to a context, for an explanation. */
    public TraceStep explain(JsonObject context) {
        return new TraceStep(
                NAME,
                Origin.BUILT_IN,
                Mode.ENFORCE,
                "nothing of Loki's own, and no settings that hold its hooks, may be changed",
                breach(context).map(SelfProtection::violation).orElse(null));
    }

    /** The decision, or DENY where the action would change what is protected. */
    public Decision guard(JsonObject context, Decision decision) {
        return breach(context).map(message -> decision.and(refusal(message))).orElse(decision);
    }

    private static Decision refusal(String message) {
        return Decision.failClosed(ReasonCode.VIOLATED, NAME + ": " + message)
                .noting(List.of(violation(message)), List.of(), List.of());
    }

    private static Violation violation(String message) {
        return new Violation(NAME, PolicyAction.DENY, ReasonCode.VIOLATED, message);
    }

    private Optional<String> breach(JsonObject given) {
        JsonObject context = AgentAction.read(given);
        Optional<String> files = fileBreach(context);
        return files.isPresent() ? files : commandsBreach(context);
    }

    private Optional<String> fileBreach(JsonObject context) {
        if (FileTools.onlyReads(context)) {
            return Optional.empty();
        }
        List<FileFields.Named> named = new ArrayList<>(FileFields.besides(context));
        context.string(ContextPath.FILE).ifPresent(path -> named.add(0, new FileFields.Named(ContextPath.FILE, path)));
        if (named.size() > FileFields.MOST) {
            return Optional.of("the action names more than " + FileFields.MOST + " files; name fewer at once");
        }
        return named.stream()
                .filter(file -> readings(file.path()).anyMatch(path -> changes(path, context)))
                .findFirst()
                .map(file -> file.path() + " is Loki's own, or holds its hooks, or cannot be told from that ("
                        + file.field() + "), and no agent may change it");
    }

    private static Stream<String> readings(String path) {
        return Stream.concat(Stream.of(path), PathReadings.besides(path).stream());
    }

    private Optional<String> commandsBreach(JsonObject context) {
        CommandFields commands = CommandFields.of(context);
        if (commands.odd().isPresent()) {
            return Optional.of(commands.odd().get() + " must be a text, or an array of texts, one for each word");
        }
        List<JsonObject> places = new ArrayList<>(List.of(context));
        FileFields.workingFolders(context).forEach(folder -> places.add(AgentAction.runIn(folder, context)));
        Stream<String> told = commands.texts().stream().distinct().flatMap(command -> places.stream()
                .flatMap(place -> commandBreach(command, place).stream()));
        Stream<String> coded = commands.code().stream().distinct().flatMap(code -> places.stream()
                .flatMap(place -> codeBreach(code, place).stream()));
        return Stream.concat(told, coded).findFirst();
    }

    private boolean changes(String path, JsonObject context) {
        if (path.startsWith("~/")) {
            return changesBelowHome(path, FileTouch.Kind.DELETE);
        }
        return OwnPaths.leadsThroughProcess(path) || leads(path, context, this::isProtected);
    }

    /**
     * Whether a path may lead somewhere. One of which it cannot be told what it is relative to may; without {@code cwd}
     * it is also taken from where Loki's folder is, for the context may name another project.
     */
    private boolean leads(String path, JsonObject context, Predicate<String> there) {
        boolean told = context.get(ContextPath.CWD) != null || context.get(ContextPath.ROOT) != null;
        Optional<String> given = ContextPath.resolve(path, context);
        if (told && (given.isEmpty() || there.test(given.get()))) {
            return true;
        }
        return context.get(ContextPath.CWD) == null
                && LexicalPath.resolve(path, home).filter(there.negate()).isEmpty();
    }

    private Optional<String> commandBreach(String command, JsonObject context) {
        ShellReading reading = ShellReader.read(command);
        Optional<Doubt> unread = reading.doubts().stream()
                .filter(doubt -> doubt.kind() == Doubt.Kind.SYNTAX)
                .findFirst();
        if (unread.isPresent()) {
            return Optional.of("the command could not be read to the end, so it may change Loki's own files: "
                    + unread.get() + "; write that part plainly, or run it as a command of its own");
        }
        return breachBy(reading, command, context);
    }

    /** Code of a language that is not told, and so perhaps of a shell: that it cannot be read to the end is no breach. */
    private Optional<String> codeBreach(String code, JsonObject context) {
        return breachBy(ShellReader.read(code), code, context);
    }

    private Optional<String> breachBy(ShellReading reading, String text, JsonObject context) {
        Optional<String> touched = touched(reading, context);
        return touched.isPresent() || reading.certain() || !names(reading, text, context)
                ? touched
                : Optional.of("the command names files of Loki or of its hooks, or may, and cannot be read surely: "
                        + reading.doubts().get(0));
    }

    private Optional<String> touched(ShellReading reading, JsonObject context) {
        Set<String> harmless = new HashSet<>();
        return reading.touches().stream()
                .filter(touch -> changesProtected(touch, context, harmless))
                .findFirst()
                .map(SelfProtection::refused);
    }

    private static String refused(FileTouch touch) {
        String mend = touch.kind().reachesBelow() ? "; name a file, or a folder without Loki's own" : "";
        return "the command would change " + touch.path().given()
                + ", which is, may be or holds Loki's own or its hooks (" + touch.by() + ")" + mend;
    }

    /** Whether the command's text, or a word that the shell makes of it, names what is protected, or a pattern in it may. */
    private boolean names(ShellReading reading, String command, JsonObject context) {
        String base = ContextPath.base(context).orElse(home);
        Stream<String> words = reading.invocations().stream()
                .flatMap(run -> run.arguments().stream())
                .flatMap(word -> Stream.concat(Stream.of(word.value()), word.sketches().stream()));
        List<String> texts = Stream.concat(Stream.of(command, command.replaceAll("['\"\\\\]", "")), words)
                .distinct()
                .toList();
        return texts.stream().anyMatch(own::areNamedIn) || own.mayBeNamedIn(texts, base);
    }

    /** @param harmless what was judged before, so that a command that repeats itself is judged in time */
    private boolean changesProtected(FileTouch touch, JsonObject context, Set<String> harmless) {
        Word word = touch.path();
        return switch (word.form()) {
            case HOME -> changesBelowHome(word.value(), touch.kind());
            case TEXT -> changesAt(word.value(), touch.kind(), context);
            case PATTERN -> mayReachProtected(word.value(), touch.kind(), context);
            case UNKNOWN -> {
                Stream<String> known = KnownSpelling.of(word.given()).stream();
                yield Stream.concat(known, word.pieces().stream())
                        .map(String::strip)
                        .filter(spelling -> spelling.indexOf('\n') < 0)
                        .filter(spelling -> harmless.add(touch.kind() + spelling))
                        .anyMatch(spelling -> mayReachProtected(spelling, touch.kind(), context));
            }
        };
    }

    private boolean changesBelowHome(String path, FileTouch.Kind kind) {
        String belowHome = path.substring(1);
        return isProtected(belowHome)
                || mayBeBelowLoki(belowHome)
                || (belowHome.isEmpty() ? kind.reachesBelow() : lokiDir.contains(belowHome));
    }

    /** Whether it is Loki's for one of the folders that may be the home. */
    private boolean mayBeBelowLoki(String belowHome) {
        String path = LexicalPath.resolve(belowHome, "/").orElse(belowHome);
        int slash = lokiDir.indexOf('/');
        while (slash >= 0) {
            String folder = lokiDir.substring(slash);
            if (own.holds(lokiDir.substring(0, slash) + path) && LexicalPath.isWithin(path, folder)) {
                return true;
            }
            slash = lokiDir.indexOf('/', slash + 1);
        }
        return false;
    }

    private boolean changesAt(String path, FileTouch.Kind kind, JsonObject context) {
        return OwnPaths.leadsThroughProcess(path)
                || leads(
                        path,
                        context,
                        target -> isProtected(target)
                                || OwnPaths.isFolderOfSettings(target)
                                || (kind.reachesBelow() && LexicalPath.isWithin(lokiDir, target))
                                || (kind == FileTouch.Kind.SWEEP && LexicalPath.isWithin(target, home)));
    }

    private boolean mayReachProtected(String pattern, FileTouch.Kind kind, JsonObject context) {
        if (pattern.startsWith("~")) {
            return (pattern.length() == 1 || pattern.charAt(1) == '/') && changesBelowHome(pattern, kind);
        }
        boolean keepsWhatGitHas = kind == FileTouch.Kind.RESTORE && pattern.indexOf(Word.BELOW) >= 0;
        if (keepsWhatGitHas) {
            return false;
        }
        String base = ContextPath.base(context).orElse(home);
        return OwnPaths.leadsThroughProcess(pattern)
                || leads(pattern, context, target -> own.mayBe(new PathPattern(target), base, kind.reachesBelow()));
    }

    /** A path of which it cannot be told where it leads counts as leading here. */
    private boolean isProtected(String path) {
        return own.holds(path) || realPaths.resolve(path).map(own::holds).orElse(true);
    }
}
