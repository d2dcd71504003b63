package dev.loki.cli.event;

import dev.loki.application.event.EventBridge;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.command.ProjectCommand;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.ports.event.EventBusException;
import dev.loki.ports.event.EventBusStats;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code loki event stats}: what is on the bus. */
@Command(
        name = "stats",
        description =
                "Prints how many events are kept, how many come in, how many each consumer group handles, how far it is"
                        + " behind, and what could not be read or handled; where events are mirrored to Kafka, how far"
                        + " that is behind.",
        footer = {
            "",
            "Exit codes: 0 done, 3 a variable of Kafka is wrong, 70 the bus or Kafka cannot be read.",
            "",
            "Example: loki event stats --json"
        })
final class EventStatsCommand extends ProjectCommand {

    @Mixin
    private JsonOption json = new JsonOption();

    EventStatsCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run(LokiEnterprise loki, Project project) {
        EventBusStats stats = loki.events().stats();
        if (json.isWanted()) {
            JsonObject object = toJson(stats);
            invocation()
                    .out()
                    .println(lag(loki)
                            .map(behind -> object.with("bridge", toJson(behind)))
                            .orElse(object));
        } else {
            print(stats);
            lag(loki).ifPresent(behind -> invocation()
                    .out()
                    .println("bridge to Kafka  behind " + behind.outgoing() + " out, " + behind.incoming() + " in"));
        }
        return ExitCode.OK;
    }

    /** What is on this machine is told also where Kafka does not answer. */
    private Optional<EventBridge.Lag> lag(LokiEnterprise loki) {
        try {
            return loki.keptEvents().bridge().map(EventBridge::lag);
        } catch (EventBusException e) {
            invocation().warn(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private void print(EventBusStats stats) {
        invocation().out().println("kept " + stats.kept() + ", of them pending " + stats.pending());
        invocation()
                .out()
                .println("emitted " + stats.lastMinute() + " in the last minute, " + stats.lastHour()
                        + " in the last hour");
        invocation().out().println("set aside unread " + stats.setAside());
        for (EventBusStats.Group group : stats.groups()) {
            invocation()
                    .out()
                    .println("group " + group.name() + handled(group) + "  behind " + group.lag() + "  dead letters "
                            + group.deadLetters() + "  " + (group.active() ? "active" : "nobody there"));
        }
    }

    private static String handled(EventBusStats.Group group) {
        return group.lastMinute().isPresent()
                ? "  handled " + group.lastMinute().getAsLong() + " in the last minute"
                : "";
    }

    private static JsonObject toJson(EventBusStats stats) {
        List<JsonValue> groups =
                stats.groups().stream().map(EventStatsCommand::toJson).toList();
        return JsonObject.builder()
                .put("kept", stats.kept())
                .put("pending", stats.pending())
                .put("last_minute", stats.lastMinute())
                .put("last_hour", stats.lastHour())
                .put("set_aside", stats.setAside())
                .put("groups", new JsonArray(groups))
                .build();
    }

    private static JsonObject toJson(EventBridge.Lag lag) {
        return JsonObject.builder()
                .put("outgoing", lag.outgoing())
                .put("incoming", lag.incoming())
                .build();
    }

    private static JsonValue toJson(EventBusStats.Group group) {
        JsonObject.Builder json = JsonObject.builder()
                .put("name", group.name())
                .put("lag", group.lag())
                .put("dead_letters", group.deadLetters())
                .put("active", group.active());
        group.lastMinute().ifPresent(count -> json.put("last_minute", count));
        return json.build();
    }
}
