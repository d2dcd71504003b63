package dev.loki.domain.usage;

import dev.loki.domain.telemetry.LogRecord;
import dev.loki.domain.trace.Attributes;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A log record in which an agent tells of something it did. Numbers and truths are read from texts too: both agents send
 * some so.
 *
 * @param name of the event, without the agent's own prefix, such as {@code api_request}
 * @see <a href="https://code.claude.com/docs/en/monitoring-usage#events">Claude Code, Monitoring, events</a>
 * @see <a href="https://github.com/openai/codex/blob/main/codex-rs/otel/src/events/session_telemetry.rs">Codex,
 *     session_telemetry.rs</a>
 */
public record AgentEvent(Agent agent, String name, LogRecord log) {

    private static final String NAME = "event.name";

    /**
     * The event that a record is; empty where it is none of an agent's. Claude Code puts the whole name into the body and
     * the short one into {@code event.name}, Codex the whole one into {@code event.name}.
     */
    public static Optional<AgentEvent> of(LogRecord log) {
        return Stream.of(log.eventName(), text(log.attributes(), NAME), log.body())
                .flatMap(name -> Agent.naming(name)
                        .map(agent -> new AgentEvent(
                                agent, name.substring(agent.prefix().length()), log))
                        .stream())
                .findFirst();
    }

    /** The agent's own name of its session; empty where it does not say. */
    public String session() {
        return switch (agent) {
            case CLAUDE_CODE -> text("session.id");
            case CODEX -> text("conversation.id");
        };
    }

    /** An attribute as text; empty where there is none. */
    public String text(String attribute) {
        return text(log.attributes(), attribute);
    }

    /** An attribute as a number, rounded; 0 where there is none. */
    public long number(String attribute) {
        return number(log.attributes(), attribute);
    }

    static String text(Attributes attributes, String name) {
        Object value = attributes.get(name);
        return value == null ? "" : value.toString();
    }

    static long number(Attributes attributes, String name) {
        Object value = attributes.get(name);
        if (value instanceof Long number) {
            return number;
        }
        return value instanceof Double number ? Math.round(number) : parse(text(attributes, name));
    }

    private static long parse(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
