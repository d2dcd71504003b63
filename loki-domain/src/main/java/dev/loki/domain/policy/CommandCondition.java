package dev.loki.domain.policy;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.shell.CommandMatcher;
import dev.loki.domain.shell.ShellReader;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * {@code command must not run [rm, curl]}: the command is read as a shell would read it, and one that cannot be read
 * surely counts as running them.
 *
 * @param programs base names
 */
public record CommandCondition(Set<String> programs) implements Condition {

    static final String FIELD = "command";

    @Override
    public @Nullable Breach evaluate(JsonObject context) {
        JsonValue command = context.get(FIELD);
        if (command == null) {
            return Breach.missing(FIELD);
        }
        if (!(command instanceof JsonString text)) {
            return Breach.invalid(FIELD, "a text");
        }
        return CommandMatcher.runsAnyOf(ShellReader.read(text.value()), programs)
                .map(reason -> Breach.violated("the command " + reason))
                .orElse(null);
    }

    @Override
    public String describe() {
        return FIELD + " must not run " + new TreeSet<>(programs);
    }

    @Override
    public List<String> fields() {
        return List.of(FIELD);
    }
}
