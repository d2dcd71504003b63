package dev.loki.domain.policy;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.shell.FileTouch;
import dev.loki.domain.shell.ShellReader;
import dev.loki.domain.shell.ShellReading;
import dev.loki.domain.shell.Word;
import java.util.List;
import java.util.Optional;

/**
 * What no policy can allow: that an agent writes, moves or deletes Loki's own files, or the settings of an agent that hold
 * Loki's hooks. New events in {@code events/pending} are the exception. Judged by the path of a file tool and by what a
 * shell command would touch. Immutable and thread-safe.
 */
public final class SelfProtection {

    /** The name under which it stands among the policies of a decision. */
    public static final String NAME = "self-protection";

    private static final String PENDING = "/events/pending";
    private static final List<String> AGENT_SETTINGS = List.of(
            "/.claude/settings.json",
            "/.claude/settings.local.json",
            "/.codex/config.toml",
            "/.codex/hooks.json",
            "/.gemini/settings.json",
            "/.cursor/hooks.json");

    private final String lokiDir;
    private final RealPaths realPaths;

    /**
     * @param lokiDir the folder of Loki's own files, absolute
     * @param realPaths tells where what a command touches really lies
     */
    public SelfProtection(String lokiDir, RealPaths realPaths) {
        this.lokiDir = LexicalPath.resolve(lokiDir, "/").orElse(lokiDir);
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

    private Optional<String> breach(JsonObject context) {
        if (context.get(ContextPath.FILE) instanceof JsonString path && !FileTools.onlyReads(context)) {
            Optional<String> target = ContextPath.resolve(path.value(), context);
            if (target.isPresent() && isProtected(target.get())) {
                return Optional.of(target.get() + " is Loki's own, or holds its hooks, and no agent may change it");
            }
        }
        return context.get("command") instanceof JsonString command
                ? commandBreach(command.value(), context)
                : Optional.empty();
    }

    private Optional<String> commandBreach(String command, JsonObject context) {
        ShellReading reading = ShellReader.read(command);
        for (FileTouch touch : reading.touches()) {
            if (touch.path().form() != Word.Form.UNKNOWN && changesProtected(touch, context)) {
                return Optional.of("the command would change " + touch.path().given()
                        + ", which is Loki's own, or holds its hooks (" + touch.by() + ")");
            }
        }
        return !reading.certain() && namesProtected(command)
                ? Optional.of("the command names files of Loki or of its hooks, and cannot be read surely: "
                        + reading.doubts().get(0))
                : Optional.empty();
    }

    private boolean changesProtected(FileTouch touch, JsonObject context) {
        String word = touch.path().value();
        if (touch.path().form() == Word.Form.HOME) {
            String belowHome = word.substring(1);
            return isProtected(belowHome) || (belowHome.isEmpty() ? takesAway(touch) : lokiDir.contains(belowHome));
        }
        Optional<String> path = ContextPath.resolve(word, context);
        if (path.isEmpty()) {
            return false;
        }
        return touch.path().form() == Word.Form.PATTERN
                ? PathPattern.mayReach(path.get(), lokiDir, takesAway(touch))
                : isProtected(path.get()) || (takesAway(touch) && LexicalPath.isWithin(lokiDir, path.get()));
    }

    /** A path of which it cannot be told where it leads counts as leading here. */
    private boolean isProtected(String path) {
        return isProtectedAsItIsSpelt(path)
                || realPaths.resolve(path).map(this::isProtectedAsItIsSpelt).orElse(true);
    }

    private boolean isProtectedAsItIsSpelt(String path) {
        if (LexicalPath.isWithin(path, lokiDir)) {
            return !path.startsWith(lokiDir + PENDING + "/");
        }
        return AGENT_SETTINGS.stream().anyMatch(path::endsWith);
    }

    /** Whoever deletes or moves a folder does so with everything in it. */
    private static boolean takesAway(FileTouch touch) {
        return touch.kind() == FileTouch.Kind.DELETE || touch.kind() == FileTouch.Kind.MOVE;
    }

    private boolean namesProtected(String command) {
        String folder = lokiDir.substring(lokiDir.lastIndexOf('/') + 1);
        return command.contains(folder)
                || AGENT_SETTINGS.stream().anyMatch(settings -> command.contains(settings.substring(1)));
    }
}
