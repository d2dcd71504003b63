package dev.loki.application.workflow;

import dev.loki.domain.workflow.ActionEvent;
import dev.loki.domain.workflow.LabelMap;
import dev.loki.domain.workflow.RunOptions;
import dev.loki.domain.workflow.WorkflowRefusedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which events ask for work, and for what.
 *
 * @param trigger the label an issue must have
 * @param labels what labels and inputs may ask for
 */
public record ActionRules(String trigger, LabelMap labels) {

    private static final Set<String> OF_ISSUES = Set.of("opened", "reopened", "edited");
    private static final Set<String> OF_PULL_REQUESTS =
            Set.of("opened", "reopened", "synchronize", "ready_for_review", "edited");

    /** Why the event asks for nothing; empty where it does. */
    Optional<Refusal> refusal(ActionEvent event) {
        boolean asked =
                switch (event.kind()) {
                    case ISSUES -> isLabelled(event);
                    case PULL_REQUEST, PULL_REQUEST_TARGET ->
                        OF_PULL_REQUESTS.contains(event.action()) || isJustLabelled(event);
                    case PULL_REQUEST_REVIEW -> event.action().equals("submitted");
                    case SCHEDULE, WORKFLOW_DISPATCH -> true;
                };
        return asked
                ? Optional.empty()
                : Optional.of(new Refusal(
                        Refusal.Code.NOT_ASKED,
                        event.kind().event() + " " + event.action() + " asks for nothing; put the label " + trigger
                                + " on an issue"));
    }

    private boolean isLabelled(ActionEvent event) {
        boolean has = event.labels().stream().anyMatch(trigger::equalsIgnoreCase);
        return isJustLabelled(event) || (has && OF_ISSUES.contains(event.action()));
    }

    private boolean isJustLabelled(ActionEvent event) {
        return event.action().equals("labeled")
                && event.label().filter(trigger::equalsIgnoreCase).isPresent();
    }

    /**
     * What is asked for.
     *
     * @throws WorkflowRefusedException where it is not allowed
     */
    RunOptions options(ActionEvent event) {
        Map<String, String> inputs = event.inputs();
        Stream<String> asked = Stream.of("provider", "mode", "priority")
                .flatMap(name -> Optional.ofNullable(inputs.get(name)).stream()
                        .map(value -> "loki-" + name + "-" + value.strip()));
        Stream<String> dryRun = "true".equals(inputs.get("dry_run")) ? Stream.of("loki-dry-run") : Stream.empty();
        List<String> all = Stream.of(event.labels().stream(), asked, dryRun)
                .flatMap(labels -> labels)
                .toList();
        return labels.read(all);
    }
}
