package dev.loki.domain.cycle;

import dev.loki.domain.trace.RarvPhase;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a step of a cycle is for, in the order in which steps are taken. */
public enum StepKind {
    REASON(RarvPhase.REASON),
    ACT(RarvPhase.ACT),
    REFLECT(RarvPhase.REFLECT),
    VERIFY(RarvPhase.VERIFY),
    /** A quality gate: a part of verifying that has a name and is reported. */
    GATE(RarvPhase.VERIFY),
    /** After the cycle, once. */
    DEPLOY(null);

    @SuppressWarnings("ImmutableEnumChecker") // an Optional of an enum
    private final Optional<RarvPhase> phase;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    StepKind(@Nullable RarvPhase phase) {
        this.phase = Optional.ofNullable(phase);
    }

    /** The phase it belongs to; empty for what comes after the cycle. */
    public Optional<RarvPhase> phase() {
        return phase;
    }

    /** The name in run files, the audit trail and names of files, such as {@code act}. */
    public String wireName() {
        return wireName;
    }

    /** Whether it does the work, rather than judging or delivering it. */
    boolean works() {
        return compareTo(VERIFY) < 0;
    }

    /** Whether it judges the work. */
    boolean verifies() {
        return this == VERIFY || this == GATE;
    }

    /** The kind of this wire name. */
    public static Optional<StepKind> named(String wireName) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName.equals(wireName))
                .findFirst();
    }
}
