package dev.loki.domain.hook;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.policy.AgentAction;
import dev.loki.domain.policy.EnforcementPoint;
import java.util.List;
import java.util.Optional;

/**
 * What a tool call is to the policies. Each one, whatever its tool is called, is an action of {@code pre_execution}: with
 * its files, its command, its address and, of a tool of an MCP server, the names of both. What it carries out of the agent's
 * hands (a file's new text, a command, what a server is sent) is asked at {@code data} as well. Immutable.
 */
public final class ToolQuestions {

    private static final String COMMAND = "command";
    private static final String MCP = "mcp__";
    private static final String SEPARATOR = "__";

    private final HookCall call;
    private final JsonObject action;

    private ToolQuestions(HookCall call) {
        this.call = call;
        this.action = action(call);
    }

    /** Of a call before a tool is used. */
    public static ToolQuestions of(HookCall call) {
        return new ToolQuestions(call);
    }

    /** The questions, of which each must be allowed, in the order they are asked. */
    public List<ToolQuestion> all() {
        ToolQuestion execution = new ToolQuestion(EnforcementPoint.PRE_EXECUTION, action);
        return carried()
                .map(content -> List.of(execution, new ToolQuestion(EnforcementPoint.DATA, data(content))))
                .orElse(List.of(execution));
    }

    /** What is shown of the tool call's subject: its file, command or address; empty where it has none. */
    public Optional<String> subject() {
        for (String name : List.of("file_path", "path", "notebook_path", COMMAND, "url", "query")) {
            Optional<String> text = call.input().string(name);
            if (text.isPresent()) {
                return text;
            }
        }
        return Optional.empty();
    }

    /** What leaves the agent's hands: nothing where a tool of this machine only looks. */
    private Optional<String> carried() {
        JsonObject flat = AgentAction.read(action);
        boolean away = call.tool().startsWith(MCP) || NetworkTools.isOne(call.tool(), call.input());
        if (!away && AgentAction.onlyReads(flat)) {
            return Optional.empty();
        }
        String written = away ? "" : WrittenText.writtenIn(call.input());
        String content = written.isEmpty() ? WrittenText.all(call.input()) : written;
        return content.isEmpty() ? Optional.empty() : Optional.of(content);
    }

    private JsonObject data(String content) {
        JsonObject.Builder data = JsonObject.builder().put("tool", call.tool());
        call.input().string("file_path").ifPresent(file -> data.put("file_path", file));
        return data.put("content", content).build();
    }

    /** As Claude Code's hooks have it, which policies are written for. */
    private static JsonObject action(HookCall call) {
        JsonObject.Builder action = JsonObject.builder();
        if (call.cwd() != null) {
            action.put("cwd", call.cwd());
        }
        action.put("tool_name", call.tool());
        if (call.tool().startsWith(MCP)) {
            String name = call.tool().substring(MCP.length());
            int behind = name.indexOf(SEPARATOR);
            action.put("mcp_server", behind < 0 ? name : name.substring(0, behind));
            action.put("mcp_tool", behind < 0 ? "" : name.substring(behind + SEPARATOR.length()));
        }
        return action.put("tool_input", judged(call.input())).build();
    }

    /** Without what an agent says of its command to its user, in other words each time: an approval is of the command. */
    private static JsonObject judged(JsonObject input) {
        if (!(input.get(COMMAND) instanceof JsonString) || input.get("description") == null) {
            return input;
        }
        JsonObject.Builder judged = JsonObject.builder();
        input.members().forEach((name, value) -> {
            if (!name.equals("description")) {
                judged.put(name, value);
            }
        });
        return judged.build();
    }
}
