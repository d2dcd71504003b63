package dev.loki.domain.policy;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What tools of MCP servers are given. Nobody here knows what such a tool does with a field: any text may be a path, or
 * a command. The texts of a tool that by its name writes a document are spared where they are what it writes.
 */
final class ServerTools {

    /** A longer text is no path, as systems have them. */
    static final int LONGEST_PATH = 4_096;

    private static final String PREFIX = "mcp__";

    /** The last word of a field's name that says that its value is to be written. */
    private static final Set<String> WRITTEN = Set.of(
            "content",
            "contents",
            "text",
            "body",
            "data",
            "patch",
            "diff",
            "string",
            "str",
            "value",
            "lines",
            "insert");

    /** The same of what people are to read. */
    private static final Set<String> TOLD = Set.of("description", "title", "message", "comment", "summary", "subject");

    private static final Set<String> DOCUMENTING = Set.of(
            "write", "edit", "create", "update", "append", "insert", "replace", "comment", "add", "post", "reply",
            "review");

    private static final Set<String> RUNNING = Set.of(
            "run",
            "exec",
            "execute",
            "eval",
            "send",
            "shell",
            "bash",
            "terminal",
            "command",
            "cmd",
            "process",
            "script");

    /** What the host says, beside the input. */
    private static final Set<String> OF_THE_HOST = Set.of(
            ContextPath.ROOT,
            ContextPath.CWD,
            "tool",
            "tool_name",
            "tool_use_id",
            "mcp_server",
            "mcp_tool",
            "session_id",
            "transcript_path",
            "agent_transcript_path",
            "hook_event_name",
            "permission_mode");

    private ServerTools() {}

    static boolean isOne(JsonObject context) {
        return context.get("mcp_server") != null || name(context).startsWith(PREFIX);
    }

    private static String name(JsonObject context) {
        return context.string("tool").or(() -> context.string("tool_name")).orElse("");
    }

    /** Whether there is a text to write among what it is given. */
    static boolean isGivenText(JsonValue value) {
        if (value instanceof JsonArray array) {
            return array.elements().stream().anyMatch(ServerTools::isGivenText);
        }
        return value instanceof JsonObject object
                && object.members().entrySet().stream()
                        .anyMatch(member -> (isText(member.getValue()) && lastWordIn(WRITTEN, member.getKey()))
                                || isGivenText(member.getValue()));
    }

    private static boolean isText(JsonValue value) {
        return (value instanceof JsonString text && !text.value().isEmpty())
                || (value instanceof JsonArray array
                        && array.elements().stream().anyMatch(JsonString.class::isInstance));
    }

    private static boolean lastWordIn(Set<String> words, String name) {
        return words.contains(NameWords.last(name));
    }

    /** The texts of its input that may be paths or commands, and the names of fields: at most one more than are told apart. */
    static List<String> texts(JsonObject context) {
        List<String> words = NameWords.of(name(context).substring(name(context).lastIndexOf("__") + 1));
        boolean documents =
                words.stream().anyMatch(DOCUMENTING::contains) && words.stream().noneMatch(RUNNING::contains);
        List<String> texts = new ArrayList<>();
        context.members().forEach((name, value) -> {
            if (!OF_THE_HOST.contains(name)) {
                add(name, value, documents, texts);
            }
        });
        return texts;
    }

    private static void add(String name, JsonValue value, boolean documents, List<String> texts) {
        if (texts.size() > FileFields.MOST || (documents && (lastWordIn(WRITTEN, name) || lastWordIn(TOLD, name)))) {
            return;
        }
        if (value instanceof JsonString text) {
            note(text.value(), texts);
        } else if (value instanceof JsonArray array) {
            array.elements().forEach(element -> add(name, element, documents, texts));
        } else if (value instanceof JsonObject object) {
            for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
                note(member.getKey(), texts);
                add(member.getKey(), member.getValue(), documents, texts);
            }
        }
    }

    /** A word of letters and digits alone is neither. */
    private static void note(String text, List<String> texts) {
        if (text.chars().anyMatch(c -> !Character.isLetterOrDigit(c) && c != '_' && c != '-')) {
            texts.add(text);
        }
    }
}
