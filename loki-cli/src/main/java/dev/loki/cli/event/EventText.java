package dev.loki.cli.event;

import dev.loki.cli.command.Invocation;
import dev.loki.cli.terminal.Terminal;
import dev.loki.cli.text.Printable;
import dev.loki.domain.event.Event;
import java.io.PrintStream;
import java.util.Map;

/** An event as one line for a reader. */
final class EventText {

    private static final String PLAIN = "\u001b[0m";
    private static final String OTHER = "\u001b[90m";

    private static final Map<String, String> COLOURS = Map.of(
            "error", "\u001b[31m",
            "task", "\u001b[32m",
            "command", "\u001b[33m",
            "session", "\u001b[34m",
            "user", "\u001b[35m",
            "state", "\u001b[36m",
            "memory", "\u001b[37m",
            "metric", "\u001b[90m");

    private final PrintStream out;
    private final boolean json;
    private final boolean colours;

    private EventText(PrintStream out, boolean json, boolean colours) {
        this.out = out;
        this.json = json;
        this.colours = colours;
    }

    /** On standard output; in colours by type where that is a terminal, and NO_COLOR is not set. */
    static EventText coloured(Invocation invocation, boolean json) {
        boolean wanted = invocation.environment().getOrDefault("NO_COLOR", "").isEmpty();
        return new EventText(invocation.out(), json, wanted && Terminal.isTerminal());
    }

    /** Without colours. */
    static EventText plain(Invocation invocation, boolean json) {
        return new EventText(invocation.out(), json, false);
    }

    void print(Event event) {
        out.println(json ? event.json().toString() : text(event));
    }

    private String text(Event event) {
        String type = Printable.line(event.type());
        String shown = colours ? COLOURS.getOrDefault(event.type(), OTHER) + type + PLAIN : type;
        return Printable.line(event.timestamp() + "  " + event.id()) + "  " + shown + "  "
                + Printable.line(event.source() + "  " + event.payload());
    }
}
