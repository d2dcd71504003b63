package dev.loki.domain.cycle;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.policy.KeyType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run file may say of a step's command. */
final class StepCommands {

    private static final int LONGEST = 10_000;
    private static final int LONGEST_NAME = 200;
    private static final int MOST = 100;

    /** One command. */
    static final KeyType ONE = KeyType.of("a command of at most " + LONGEST + " characters", StepCommands::isCommand);

    /** One command, or some that are run one after the other. */
    static final KeyType TYPE = KeyType.of(
            "a command of at most " + LONGEST + " characters, or a list of 1 to " + MOST + " of them",
            value -> isCommand(value) || isList(value));

    /** The same, or an object that says more; what is in it is looked at by itself. */
    static final KeyType PHASE = KeyType.of(
            "a command, a list of 1 to " + MOST + " commands, or an object with run",
            value -> value instanceof JsonObject || TYPE.isRight(value));

    static final KeyType LIST = KeyType.of(
            "a list of at least one gate",
            value -> value instanceof JsonArray array && !array.elements().isEmpty());

    /** A name as reports and policies have it. */
    static final KeyType NAME = KeyType.of(
            "a name of 1 to " + LONGEST_NAME + " characters on one line",
            value -> KeyType.isText(value)
                    && text(value).length() <= LONGEST_NAME
                    && text(value).chars().noneMatch(Character::isISOControl)
                    && text(value).equals(text(value).strip()));

    private StepCommands() {}

    /** The commands of a value that is right; none where there is no value. */
    static List<String> of(@Nullable JsonValue value) {
        if (value instanceof JsonArray array) {
            return array.elements().stream().map(StepCommands::text).toList();
        }
        return value == null ? List.of() : List.of(text(value));
    }

    private static boolean isList(JsonValue value) {
        return value instanceof JsonArray array
                && !array.elements().isEmpty()
                && array.elements().size() <= MOST
                && array.elements().stream().allMatch(StepCommands::isCommand);
    }

    /** The system takes no NUL in a command. */
    private static boolean isCommand(JsonValue value) {
        return KeyType.isText(value)
                && text(value).length() <= LONGEST
                && text(value).indexOf('\0') < 0;
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString string ? string.value() : "";
    }
}
