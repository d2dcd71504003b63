package dev.loki.application.cycle;

import dev.loki.application.run.RunApproval;
import java.util.List;

/** How a step comes by the consent that policies ask for, as {@link RunApproval} does for a command. */
@FunctionalInterface
public interface StepApproval {

    /** Nobody is asked: what needs an approval does not happen. */
    StepApproval NOBODY =
            questions -> new RunApproval.Open(questions.get(0).decision().reason());

    /**
     * Asked right before a step that no policy denies and some want a person for; may wait for one.
     *
     * @param questions at least one
     */
    RunApproval.Answer ask(List<RunApproval.Question> questions);
}
