package dev.loki.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The commands of {@code loki} and the groups of them, in the order in which they are shown. */
enum CommandName {
    RUN,
    POLICY,
    APPROVE,
    HOOK,
    DAEMON,
    BUDGET,
    SCAN,
    AUDIT,
    EVENT,
    TRACE,
    JIRA,
    LINEAR,
    GITHUB,
    WEBHOOK,
    INTEGRATIONS,
    RESIDENCY,
    OUTBOX,
    INIT,
    DOCTOR,
    COMPLETION,
    STATUS,
    TOP,
    CONFIG,
    METRICS;

    /** The command of this name; null where there is none. */
    static @Nullable CommandName of(String text) {
        for (CommandName name : values()) {
            if (name.text().equals(text)) {
                return name;
            }
        }
        return null;
    }

    /** As it is typed. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
