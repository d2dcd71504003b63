package dev.loki.application.cycle;

import java.util.Optional;

/** What limits the money and tokens of a cycle. */
@FunctionalInterface
public interface StepBudget {

    /** Without a limit. */
    StepBudget UNLIMITED = Optional::empty;

    /** Which budget is used up, and by how much; empty where none is. Asked some times a second while a step runs. */
    Optional<String> exceeded();
}
