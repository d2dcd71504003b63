package dev.loki.domain.policy;

import dev.loki.domain.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Programs that must not be run: the command is read once for all policies.
 *
 * @param all holds exactly where each of the policies' conditions does
 */
record CommandScreen(boolean skipsMissing, CommandCondition all) implements Screen {

    static CommandScreen of(boolean skipsMissing, List<CommandCondition> conditions) {
        Set<String> programs = conditions.stream()
                .flatMap(condition -> condition.programs().stream())
                .collect(Collectors.toUnmodifiableSet());
        return new CommandScreen(skipsMissing, new CommandCondition(programs));
    }

    @Override
    public boolean holds(JsonObject context) {
        return context.get(CommandCondition.FIELD) == null ? skipsMissing : all.evaluate(context) == null;
    }
}
