package dev.loki.cli.hook.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loki.standin.anthropic.ModelTurn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Says a script as OpenAI's Responses API streams it, to Codex. A tool with one member {@code input} is a custom one.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/responses-streaming">Streaming events</a>
 */
final class ResponsesModel extends ScriptedModel {

    private static final String USAGE = "{\"input_tokens\":120,\"input_tokens_details\":null,\"output_tokens\":30,"
            + "\"output_tokens_details\":null,\"total_tokens\":150}";

    private ResponsesModel(List<ModelTurn> script) {
        super(script);
    }

    static ResponsesModel saying(ModelTurn... script) throws IOException {
        ResponsesModel model = new ResponsesModel(List.of(script));
        model.start();
        return model;
    }

    @Override
    int uses(JsonNode request) {
        return items(request, "_call").size();
    }

    @Override
    List<JsonNode> results(JsonNode request) {
        return items(request, "_call_output").stream()
                .map(item -> item.path("output"))
                .toList();
    }

    private static List<JsonNode> items(JsonNode request, String kind) {
        List<JsonNode> items = new ArrayList<>();
        request.path("input").forEach(item -> {
            if (item.path("type").asText().endsWith(kind)) {
                items.add(item);
            }
        });
        return items;
    }

    @Override
    String stream(ModelTurn turn, int number) throws IOException {
        ObjectNode done = JSON.createObjectNode().put("type", "response.output_item.done");
        done.put("output_index", 0).set("item", item(turn, number));
        String id = "{\"id\":\"resp_" + number + "\"";
        return event("response.created", "{\"type\":\"response.created\",\"response\":" + id + "}}")
                + event("response.output_item.done", done.toString())
                + event(
                        "response.completed",
                        "{\"type\":\"response.completed\",\"response\":" + id + ",\"usage\":" + USAGE + "}}");
    }

    private static ObjectNode item(ModelTurn turn, int number) throws IOException {
        ObjectNode item = JSON.createObjectNode().put("id", "item_" + number);
        if (turn instanceof ModelTurn.Say say) {
            item.put("type", "message").put("role", "assistant");
            item.putArray("content").addObject().put("type", "output_text").put("text", say.text());
            return item;
        }
        ModelTurn.UseTool use = (ModelTurn.UseTool) turn;
        item.put("call_id", "call_" + number).put("name", use.tool());
        JsonNode input = JSON.readTree(use.input().toString());
        return input.has("input")
                ? item.put("type", "custom_tool_call")
                        .put("input", input.path("input").asText())
                : item.put("type", "function_call").put("arguments", input.toString());
    }

    private static String event(String name, String data) {
        return "event: " + name + "\ndata: " + data + "\n\n";
    }
}
