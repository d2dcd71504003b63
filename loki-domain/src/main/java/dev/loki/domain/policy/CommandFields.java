package dev.loki.domain.policy;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The commands that an action would run, by whatever name its tool has for them and however deep they stand: a text, or
 * the words of a command as an array, with {@code args} behind it where they stand apart.
 */
final class CommandFields {

    private static final Set<String> COMMANDS =
            Set.of("command", "cmd", "command_line", "commandLine", "shell_command", "commands");

    /** Texts that may be of another language. */
    private static final Set<String> CODE = Set.of("script", "code");

    private static final List<String> PROGRAMS = List.of("command", "cmd", "program", "executable");
    private static final List<String> ARGUMENTS = List.of("args", "argv", "arguments");

    private final List<String> texts = new ArrayList<>();
    private final List<String> code = new ArrayList<>();
    private Optional<String> odd = Optional.empty();

    private CommandFields() {}

    static CommandFields of(JsonObject context) {
        CommandFields fields = new CommandFields();
        if (FileTools.isEditor(context)) {
            context.members().values().forEach(fields::walk);
        } else {
            fields.walk(context);
        }
        return fields;
    }

    /** What a shell would be given. */
    List<String> texts() {
        return texts;
    }

    /** Programs in a language that nobody says. */
    List<String> code() {
        return code;
    }

    /** The name of a field that should hold a command and holds something else. */
    Optional<String> odd() {
        return odd;
    }

    private void walk(JsonValue value) {
        if (value instanceof JsonArray array) {
            array.elements().forEach(this::walk);
        } else if (value instanceof JsonObject object) {
            for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
                add(member.getKey(), member.getValue());
                walk(member.getValue());
            }
            addWithArguments(object);
        }
    }

    private void add(String name, JsonValue value) {
        if (CODE.contains(name)) {
            if (value instanceof JsonString text) {
                code.add(text.value());
            } else if (value instanceof JsonArray lines) {
                ArgumentVector.text(lines).ifPresent(code::add);
            }
        } else if (COMMANDS.contains(name)) {
            addCommand(name, value);
        }
    }

    private void addCommand(String name, JsonValue value) {
        if (value instanceof JsonString text) {
            texts.add(text.value());
        } else if (value instanceof JsonArray words
                && ArgumentVector.text(words).isPresent()) {
            ArgumentVector.text(words).ifPresent(texts::add);
            if (name.equals("commands")) {
                words.elements().forEach(each -> addCommand(name, each));
            }
        } else if (!name.equals("commands")) {
            odd = Optional.of(name);
        }
    }

    /** A program and its arguments in fields of their own. */
    private void addWithArguments(JsonObject object) {
        for (String name : ARGUMENTS) {
            if (object.get(name) instanceof JsonArray words && !words.elements().isEmpty()) {
                ArgumentVector.text(words).ifPresent(arguments -> {
                    texts.add(arguments);
                    PROGRAMS.forEach(
                            program -> object.string(program).ifPresent(first -> texts.add(first + " " + arguments)));
                });
            }
        }
    }
}
