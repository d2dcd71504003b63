package dev.loki.domain.policy;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.shell.Doubt;
import dev.loki.domain.shell.FileTouch;
import dev.loki.domain.shell.ShellReader;
import dev.loki.domain.shell.ShellReading;
import dev.loki.domain.shell.Word;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Files are changed in some folders only: by a file tool, and by what a shell command would write. Reading is not
 * concerned. Which files a command would write must be sure; what a script that it starts does is not seen.
 *
 * @param folders absolute and normalized
 * @param realPaths tells where what a command writes really lies; a file tool's path is judged in both spellings anyhow
 */
public record AllowedPathsCondition(List<String> folders, RealPaths realPaths) implements Condition {

    private static final String COMMAND = "command";
    private static final Set<Doubt.Kind> COUNTING =
            EnumSet.of(Doubt.Kind.SYNTAX, Doubt.Kind.PROGRAM, Doubt.Kind.CODE, Doubt.Kind.FILES);

    public AllowedPathsCondition {
        folders = List.copyOf(folders);
    }

    @Override
    public @Nullable Breach evaluate(JsonObject context) {
        Breach breach = file(context);
        return breach == null ? ofCommand(context) : breach;
    }

    /** How the command alone fails; null where there is none, or it does not. */
    @Nullable
    Breach ofCommand(JsonObject context) {
        JsonValue command = context.get(COMMAND);
        if (command == null) {
            return null;
        }
        return command instanceof JsonString text
                ? command(ShellReader.read(text.value()), context)
                : Breach.invalid(COMMAND, "a text");
    }

    @Override
    public String describe() {
        return "files must be changed in " + folders + " only";
    }

    @Override
    public List<String> fields() {
        return List.of(ContextPath.FILE, COMMAND);
    }

    private @Nullable Breach file(JsonObject context) {
        JsonValue path = context.get(ContextPath.FILE);
        if (path == null) {
            return FileTools.changes(context) ? Breach.missingFile() : null;
        }
        if (FileTools.onlyReads(context)) {
            return null;
        }
        if (!(path instanceof JsonString text) || text.value().isEmpty()) {
            return Breach.invalid(ContextPath.FILE, "a path that is not empty");
        }
        if (LexicalPath.isPlain(text.value())) {
            return isAllowed(text.value()) ? null : outside(text.value());
        }
        Optional<String> target = ContextPath.file(text.value(), context);
        if (target.isEmpty()) {
            return Breach.invalid(ContextPath.FILE, ContextPath.TRUSTED + ", with an absolute cwd");
        }
        return isAllowed(target.get()) ? null : outside(target.get());
    }

    private boolean isAllowed(String path) {
        for (int i = 0; i < folders.size(); i++) {
            if (LexicalPath.isWithin(path, folders.get(i))) {
                return true;
            }
        }
        return false;
    }

    private Breach outside(String path) {
        return Breach.violated(path + " is outside " + String.join(", ", folders));
    }

    private @Nullable Breach command(ShellReading reading, JsonObject context) {
        for (FileTouch touch : reading.touches()) {
            boolean told = touch.path().form() != Word.Form.UNKNOWN;
            if (told && !(isAllowed(touch, context) && isTreeAllowed(touch, context))) {
                return Breach.violated(
                        "the command would change " + touch.path().given() + " (" + touch.by() + "), which is outside "
                                + String.join(", ", folders));
            }
        }
        return reading.doubts().stream()
                .filter(doubt -> COUNTING.contains(doubt.kind()))
                .findFirst()
                .map(doubt -> Breach.violated("which files the command would change cannot be told: " + doubt))
                .orElse(null);
    }

    /** An argument of an unknown program may be anything while it stays in the project. */
    private boolean isAllowed(FileTouch touch, JsonObject context) {
        if (touch.path().form() == Word.Form.HOME) {
            return false;
        }
        Optional<String> path = ContextPath.resolve(touch.path().value(), context);
        return path.isPresent()
                && (isAllowedAndReally(path.get())
                        || (touch.kind() == FileTouch.Kind.PERHAPS && isInProject(path.get(), context)));
    }

    /** What concerns the whole working tree may change files anywhere in the project. */
    private boolean isTreeAllowed(FileTouch touch, JsonObject context) {
        return !touch.kind().isOfWorkingTree()
                || ContextPath.root(context).filter(this::isAllowed).isPresent();
    }

    private boolean isAllowedAndReally(String path) {
        return isAllowed(path)
                && realPaths.resolve(path).filter(this::isAllowed).isPresent();
    }

    private static boolean isInProject(String path, JsonObject context) {
        return ContextPath.root(context)
                .filter(root -> LexicalPath.isWithin(path, root))
                .isPresent();
    }
}
