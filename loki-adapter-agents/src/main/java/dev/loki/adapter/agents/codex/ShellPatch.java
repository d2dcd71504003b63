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
    private static final Pattern FOLDER = Pattern.compile("\\s*cd\\s+('[^']*'|\"[^\"]*\"|[^\\s'\"]+)\\s*&&\\s*");
    private static final Pattern FILE =
            Pattern.compile("(?m)^(\\s*\\*\\*\\* (?:Add File|Update File|Delete File|Move to):[ \\t]*)([^/\\s].*)$");

    private ShellPatch() {}

    /**
     * The patch, its files named from where the command is run; empty where there is none.
     *
     * @throws UnreadableHookException where it cannot be told in which folder it is done
     */
    static Optional<String> in(String command) throws UnreadableHookException {
        Matcher name = NAME.matcher(command);
        if (!command.contains(BEGIN) || !name.find()) {
            return Optional.empty();
        }
        String before = command.substring(0, name.start());
        String patch = command.substring(command.indexOf(BEGIN));
        return Optional.of(before.isBlank() ? patch : within(folder(before), patch));
    }

    private static String folder(String before) throws UnreadableHookException {
        Matcher folder = FOLDER.matcher(before);
        if (!folder.matches()) {
            throw unclear();
        }
        String name = folder.group(1).replaceAll("^['\"]|['\"]$", "");
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
