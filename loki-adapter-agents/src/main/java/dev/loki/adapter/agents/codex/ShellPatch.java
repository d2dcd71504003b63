package dev.loki.adapter.agents.codex;

import dev.loki.domain.shell.ShellReader;
import dev.loki.ports.hook.UnreadableHookException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A patch within a command of a shell. Codex does {@code apply_patch <<'EOF'} itself, behind {@code cd FOLDER &&} too, and
 * starts no program, as seen with 0.171.0; so its files are judged as those of a patch. In any other form a program of this
 * name is started, which Codex puts on the PATH.
 */
final class ShellPatch {

    private static final Pattern NAME = Pattern.compile("apply_?patch");
    private static final List<String> PROGRAMS = List.of("apply_patch", "applypatch");

    /** Makes Codex's own program be {@code apply_patch}. */
    private static final String ITSELF = "--codex-run-as-apply-patch";

    private static final String BEGIN = "*** Begin Patch";
    private static final Pattern WHOLE = Pattern.compile(
            "\\s*(?:cd\\s+('[^']*'|\"[^\"]*\"|[^\\s'\"]+)\\s*&&\\s*)?apply_?patch\\s*<<\\s*(['\"])(\\w+)\\2[ \\t]*\\n"
                    + "(?<patch>.*)\\n\\3\\s*",
            Pattern.DOTALL);
    private static final Pattern FILE =
            Pattern.compile("(?m)^(\\s*\\*\\*\\* (?:Add File|Update File|Delete File|Move to):[ \\t]*)([^/\\s].*)$");

    private ShellPatch() {}

    /**
     * The patch, its files named from where the command is run; empty where there is none.
     *
     * @throws UnreadableHookException where the command runs a patch in another form, or its folder cannot be told
     */
    static Optional<String> in(String command) throws UnreadableHookException {
        if (!runs(command)) {
            return Optional.empty();
        }
        Matcher whole = WHOLE.matcher(command);
        if (!command.contains(BEGIN)
                || !whole.matches()
                || whole.group("patch").lines().anyMatch(whole.group(3)::equals)) {
            throw unclear();
        }
        String folder = whole.group(1);
        String patch = whole.group("patch");
        return Optional.of(folder == null ? patch : within(plain(folder), patch));
    }

    /** Whether it may run a patch: one that stands in it, or one that the program would take from elsewhere. */
    private static boolean runs(String command) {
        return (command.contains(BEGIN) && NAME.matcher(command).find())
                || command.contains(ITSELF)
                || ShellReader.read(command).invocations().stream()
                        .anyMatch(started -> PROGRAMS.stream().anyMatch(started::isProgram));
    }

    private static String plain(String folder) throws UnreadableHookException {
        String name = folder.replaceAll("^['\"]|['\"]$", "");
        if (name.matches("(?s).*[\\\\$`~*?\\[{].*")) {
            throw unclear();
        }
        return name;
    }

    private static UnreadableHookException unclear() {
        return new UnreadableHookException(
                "where this command applies its patch cannot be told; use the tool apply_patch instead");
    }

    private static String within(String folder, String patch) {
        return FILE.matcher(patch).replaceAll("$1" + Matcher.quoteReplacement(folder + "/") + "$2");
    }
}
