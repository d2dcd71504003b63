package dev.loki.cli.event;

import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.HotCommand;
import dev.loki.cli.command.Invocation;
import dev.loki.domain.event.EventSources;
import dev.loki.domain.event.EventTypes;
import dev.loki.domain.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code loki event emit} publishes, however it was read from the command line. Knows nothing of picocli.
 *
 * @param folder the project that the user named; null where none was
 * @param type the event's type
 * @param source the event's source
 * @param action what happened, the payload's {@code action}
 * @param members more of the payload, each {@code key=value}
 */
public record EventEmission(@Nullable Path folder, String type, String source, String action, List<String> members)
        implements HotCommand {

    /** What is wrong with the words that were typed; null where nothing is. */
    @Nullable
    public String wrongUsage() {
        if (type.isEmpty() || source.isEmpty()) {
            return "the " + (type.isEmpty() ? "type" : "source") + " must not be empty";
        }
        for (String member : members) {
            if (member.indexOf('=') < 1) {
                return "expected key=value, found '" + member + "'";
            }
        }
        return null;
    }

    /** Publishes the event, prints it, and says by which exit code. The words must be right. */
    @Override
    public int run(Invocation invocation) {
        warnOfUnknown(invocation, "type", type, EventTypes.KNOWN);
        warnOfUnknown(invocation, "source", source, EventSources.KNOWN);
        try (LokiEnterprise loki = invocation.open(invocation.project(folder))) {
            loki.events()
                    .emit(type, source, payload())
                    .ifPresent(event -> invocation.out().println(event.json()));
        }
        return ExitCode.OK;
    }

    private static void warnOfUnknown(Invocation invocation, String what, String value, List<String> known) {
        if (!known.contains(value)) {
            invocation.warn("the event " + what + " '" + value + "' is not one of " + String.join(", ", known));
        }
    }

    private JsonObject payload() {
        JsonObject.Builder payload = JsonObject.builder().put("action", action);
        for (String member : members) {
            int equals = member.indexOf('=');
            payload.put(member.substring(0, equals), member.substring(equals + 1));
        }
        return payload.build();
    }
}
