package dev.loki.domain.policy;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.shell.Doubt;
import dev.loki.domain.shell.FileTouch;
import dev.loki.domain.shell.ShellReader;
import dev.loki.domain.shell.ShellReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What no policy can allow: that an agent writes, moves or deletes Loki's own files or its program, or what decides whether
 * an agent's hooks are asked, or runs a command of Loki that is an operator's, such as one that answers an approval request,
 * or an agent with its hooks switched off. New events in {@code events/pending} are the exception. Judged by the path of a
 * file tool, by what a shell command would touch, and by each text that a tool of a server is given. Immutable and
 * thread-safe.
 */
public final class SelfProtection {

    /** The name under which it stands among the policies of a decision. */
    public static final String NAME = "self-protection";

    private final OwnPaths own;
    private final AgentCommands agents;
    private final OwnNames names;
    private final RealPaths realPaths;

    /**
     * @param lokiDir the folder of Loki's own files, absolute
     * @param realPaths tells where what a command touches really lies
     */
    public SelfProtection(String lokiDir, RealPaths realPaths) {
        this(lokiDir, Installation.NONE, realPaths);
    }

    /**
     * @param lokiDir the folder of Loki's own files, absolute
     * @param installation what is Loki's outside of it
     * @param realPaths tells where what a command touches really lies
     */
    public SelfProtection(String lokiDir, Installation installation, RealPaths realPaths) {
        this.own = new OwnPaths(LexicalPath.resolve(lokiDir, "/").orElse(lokiDir), installation);
        this.agents = new AgentCommands(own.home());
        this.names = new OwnNames(own);
        this.realPaths = realPaths;
    }

    /** What this says to a context, for an explanation. */
    public TraceStep explain(JsonObject context) {
        return new TraceStep(
                NAME,
                Origin.BUILT_IN,
                Mode.ENFORCE,
                "nothing of Loki's own, and no settings that hold its hooks, may be changed, and no command run that is an"
                        + " operator's",
                breach(context).map(SelfProtection::violation).orElse(null));
    }

    /** The decision, or DENY where the action would change what is protected. */
    public Decision guard(JsonObject context, Decision decision) {
        return breach(context).map(message -> decision.and(refusal(message))).orElse(decision);
    }

    private static Decision refusal(String message) {
        return Decision.failClosed(ReasonCode.VIOLATED, NAME + ": " + message)
                .noting(List.of(violation(message)), List.of(), List.of(), Map.of());
    }

    private static Violation violation(String message) {
        return new Violation(NAME, PolicyAction.DENY, ReasonCode.VIOLATED, message);
    }

    private Optional<String> breach(JsonObject given) {
        JsonObject context = AgentAction.read(given);
        Optional<String> files = fileBreach(context);
        return files.or(() -> commandsBreach(context)).or(() -> serverBreach(context));
    }

    /** A tool of a server may do with a text what it likes: each is taken for a path, and for a command. */
    private Optional<String> serverBreach(JsonObject context) {
        if (!ServerTools.isOne(context) || FileTools.onlyReads(context)) {
            return Optional.empty();
        }
        List<String> texts = ServerTools.texts(context);
        if (texts.size() > FileFields.MOST) {
            return Optional.of("the tool is given more than " + FileFields.MOST + " texts; give fewer at once");
        }
        TouchedPaths paths = paths(context);
        return texts.stream()
                .flatMap(text -> serverBreach(text, paths, context).stream())
                .findFirst();
    }

    private Optional<String> serverBreach(String text, TouchedPaths paths, JsonObject context) {
        boolean own =
                text.length() <= ServerTools.LONGEST_PATH && readings(text).anyMatch(paths::isOwnAsGiven);
        return own
                ? Optional.of(text + " is Loki's own, or holds its hooks, and no tool that may change it is given it")
                : codeBreach(text, context);
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
        TouchedPaths paths = paths(context);
        return named.stream()
                .filter(file -> readings(file.path()).anyMatch(paths::isOwn))
                .findFirst()
                .map(file -> file.path() + " is Loki's own, or holds its hooks, or cannot be told from that ("
                        + file.field() + "), and no agent may change it");
    }

    private TouchedPaths paths(JsonObject context) {
        return new TouchedPaths(own, new Whereabouts(context, own.home(), realPaths));
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
        Optional<String> refused = OwnCommands.refused(reading, text)
                .or(() -> HookKills.refused(reading))
                .or(() -> agents.refused(reading, text, base(context)));
        if (refused.isPresent()) {
            return refused;
        }
        Optional<String> touched = touched(reading, context);
        return touched.isPresent() || reading.certain() || !names.stand(reading, text, base(context))
                ? touched
                : Optional.of("the command names files of Loki or of its hooks, or may, and cannot be read surely: "
                        + reading.doubts().get(0));
    }

    private String base(JsonObject context) {
        return ContextPath.base(context).orElse(own.home());
    }

    private Optional<String> touched(ShellReading reading, JsonObject context) {
        return reading.touches().stream()
                .filter(paths(context)::changesOwn)
                .findFirst()
                .map(SelfProtection::refused);
    }

    private static String refused(FileTouch touch) {
        String mend = touch.kind().reachesBelow() ? "; name a file, or a folder without Loki's own" : "";
        return "the command would change " + touch.path().given()
                + ", which is, may be or holds Loki's own or its hooks (" + touch.by() + ")" + mend;
    }
}
