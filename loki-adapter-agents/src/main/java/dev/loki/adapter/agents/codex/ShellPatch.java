package dev.loki.adapter.agents.codex;

import dev.loki.ports.hook.UnreadableHookException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A patch within a command of a shell. Codex does {@code apply_patch <<'EOF'} itself, behind {@code cd FOLDER &&} too, and
 * starts no program, as seen with 0.171.0; so its files are judged as those of a patch.
 */
final class ShellPatch {

    private static final Pattern NAME = Pattern.compile("apply_?patch");
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
     * @throws UnreadableHookException where the command is more than that, or its folder cannot be told
     */
    static Optional<String> in(String command) throws UnreadableHookException {
        if (!command.contains(BEGIN) || !NAME.matcher(command).find()) {
            return Optional.empty();
        }
        Matcher whole = WHOLE.matcher(command);
        if (!whole.matches() || whole.group("patch").lines().anyMatch(whole.group(3)::equals)) {
            throw unclear();
        }
        String folder = whole.group(1);
        String patch = whole.group("patch");
        return Optional.of(folder == null ? patch : within(plain(folder), patch));
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
