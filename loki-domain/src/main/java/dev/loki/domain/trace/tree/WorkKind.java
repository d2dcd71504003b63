package dev.loki.domain.trace.tree;

import java.util.Locale;

/** What a span is about, so that a reader can tell work of one kind from that of another at a glance. */
public enum WorkKind {
    /** What is around the work: a session, project, task, phase, iteration. */
    RUN,
    /** A question to the policies, and the wait for a person's approval. */
    POLICY,
    /** A judgement on what was done: quality gates and the council. */
    REVIEW,
    /** A child process. */
    COMMAND,
    /** An agent at work. */
    AGENT,
    /** A request to a language model. */
    MODEL,
    /** An agent's tool at work. */
    TOOL,
    /** Everything else. */
    OTHER;

    /** In lower case, as reports spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * By the span's name and the operation that it tells.
     *
     * @param operation {@code gen_ai.operation.name}; empty where there is none
     * @see <a href="https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-spans/">OpenTelemetry, GenAI spans</a>
     */
    static WorkKind of(String name, String operation) {
        WorkKind own = ofName(name);
        return own == OTHER ? ofOperation(operation) : own;
    }

    private static WorkKind ofName(String name) {
        if (startsWithAny(name, "loki.policy", "loki.approval", "claude_code.tool.blocked_on_user")) {
            return POLICY;
        }
        if (startsWithAny(name, "loki.quality_gate", "loki.council")) {
            return REVIEW;
        }
        if (startsWithAny(name, "loki.command")) {
            return COMMAND;
        }
        if (startsWithAny(name, "loki.agent", "claude_code.interaction")) {
            return AGENT;
        }
        if (startsWithAny(name, "claude_code.llm_request")) {
            return MODEL;
        }
        if (startsWithAny(name, "loki.tool", "claude_code.tool")) {
            return TOOL;
        }
        boolean isAround =
                startsWithAny(name, "loki.session", "loki.run", "loki.project", "loki.task", "loki.rarv", "rarv");
        return isAround ? RUN : OTHER;
    }

    private static WorkKind ofOperation(String operation) {
        return switch (operation) {
            case "invoke_agent", "create_agent", "plan" -> AGENT;
            case "execute_tool" -> TOOL;
            case "chat", "text_completion", "generate_content", "embeddings" -> MODEL;
            case "invoke_workflow" -> RUN;
            default -> OTHER;
        };
    }

    private static boolean startsWithAny(String name, String... prefixes) {
        for (String prefix : prefixes) {
            boolean isWhole = name.length() == prefix.length();
            if (name.startsWith(prefix) && (isWhole || !Character.isLetterOrDigit(name.charAt(prefix.length())))) {
                return true;
            }
        }
        return false;
    }
}
