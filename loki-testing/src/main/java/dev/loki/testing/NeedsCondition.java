package dev.loki.testing;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Looks for what {@link Needs} names before a test starts. */
final class NeedsCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), Needs.class)
                .flatMap(NeedsCondition::absence)
                .map(absence -> ConditionEvaluationResult.disabled(absence.message()))
                .orElseGet(() -> ConditionEvaluationResult.enabled("all it needs is present"));
    }

    private static Optional<Absence> absence(Needs needs) {
        List<Absence> absences = Arrays.stream(needs.value())
                .map(External::absence)
                .flatMap(Optional::stream)
                .toList();
        Required required = Required.current();
        absences.forEach(required::check);
        return absences.stream().reduce(Absence::and);
    }
}
