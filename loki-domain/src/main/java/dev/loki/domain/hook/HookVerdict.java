package dev.loki.domain.hook;

import java.util.List;
import java.util.stream.Stream;

/**
 * What an agent is answered.
 *
 * @param outcome whether it goes on
 * @param reason why not, for the agent and its people; carries no secret, and is empty where it goes on
 * @param notes what is worth a line besides, such as a warning
 */
public record HookVerdict(Outcome outcome, String reason, List<String> notes) {

    /** It goes on, and Loki has nothing to say. */
    public static final HookVerdict PASS = new HookVerdict(Outcome.PASS, "", List.of());

    public HookVerdict {
        notes = List.copyOf(notes);
    }

    public static HookVerdict deny(String reason) {
        return new HookVerdict(Outcome.DENY, reason, List.of());
    }

    /** No, and the agent is to do nothing more at all: for moments behind a tool's use, as before it a denial is surer. */
    public static HookVerdict end(String reason) {
        return new HookVerdict(Outcome.END, reason, List.of());
    }

    /** The same, with more to say; what several questions about one tool came to alike is said once. */
    public HookVerdict noting(List<String> more) {
        return new HookVerdict(
                outcome,
                reason,
                Stream.concat(notes.stream(), more.stream()).distinct().toList());
    }

    /** The same, each text behind the name of who says it. */
    public HookVerdict saidBy(String speaker) {
        return new HookVerdict(
                outcome,
                reason.isEmpty() ? reason : speaker + reason,
                notes.stream().map(speaker::concat).toList());
    }

    public boolean passes() {
        return outcome == Outcome.PASS;
    }

    /** Whether the agent goes on. */
    public enum Outcome {
        /** Whatever else the agent asks before it goes on, such as its user's permission, it asks still. */
        PASS,
        /** This does not happen; the agent may do something else. */
        DENY,
        /** This does not happen, and nothing after it. */
        END
    }
}
