package dev.loki.domain.hook;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.AgentAction;
import dev.loki.domain.scan.ContentScanner;
import dev.loki.domain.scan.Finding;
import dev.loki.domain.shell.FileTouch;
import dev.loki.domain.shell.ShellReader;
import java.util.List;
import java.util.Optional;

/** Finds the secrets that an action would put into a file, be it by a file tool or by a shell command. */
public final class WrittenSecrets {

    private WrittenSecrets() {}

    /**
     * What is found; none where nothing is written.
     *
     * @param context an action, or what a hook was given
     */
    public static List<Finding> in(JsonObject context) {
        return written(AgentAction.read(context))
                .map(ContentScanner.SECRETS::scan)
                .orElse(List.of());
    }

    private static Optional<String> written(JsonObject flat) {
        String text = WrittenText.writtenIn(flat);
        if (!text.isEmpty() && AgentAction.isLocal(flat) && !AgentAction.onlyReads(flat)) {
            return Optional.of(text);
        }
        return flat.string("command").filter(WrittenSecrets::writes);
    }

    private static boolean writes(String command) {
        return ShellReader.read(command).touches().stream().anyMatch(touch -> touch.kind() == FileTouch.Kind.WRITE);
    }
}
