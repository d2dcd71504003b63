package dev.loki.domain.usage;

import java.util.Optional;

/** A program whose telemetry is understood. */
public enum Agent {
    CLAUDE_CODE("claude-code", "claude_code.", true),
    CODEX("codex", "codex.", false);

    private final String label;
    private final String prefix;
    private final boolean tellsPrices;

    Agent(String label, String prefix, boolean tellsPrices) {
        this.label = label;
        this.prefix = prefix;
        this.tellsPrices = tellsPrices;
    }

    /** Whether it says what its requests cost; in a record of its own, or beside the tokens. */
    public boolean tellsPrices() {
        return tellsPrices;
    }

    /** What it is called in records and metrics. */
    public String label() {
        return label;
    }

    /** What the names of its events and metrics begin with. */
    String prefix() {
        return prefix;
    }

    /** The agent that has events or metrics of this name. */
    static Optional<Agent> naming(String name) {
        for (Agent agent : values()) {
            if (name.startsWith(agent.prefix)) {
                return Optional.of(agent);
            }
        }
        return Optional.empty();
    }
}
