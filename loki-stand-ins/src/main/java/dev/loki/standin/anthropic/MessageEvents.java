package dev.loki.standin.anthropic;

import dev.loki.domain.json.EcmaScriptJson;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One answer of the model, as a stream of server-sent events or as a whole.
 *
 * @param index which answer of the conversation it is; makes its ids
 * @param inputTokens what it says it read
 * @param outputTokens what it says it wrote
 * @see <a href="https://docs.anthropic.com/en/api/messages-streaming">Anthropic, Streaming Messages</a>
 */
record MessageEvents(ModelTurn turn, String model, int index, int inputTokens, int outputTokens) {

    /** The body of type {@code text/event-stream}. */
    String stream() {
        return event("message_start", JsonObject.builder().put("message", message(List.of(), null, 1)))
                + event("content_block_start", block().put("content_block", emptyContent()))
                + event("content_block_delta", block().put("delta", delta()))
                + event("content_block_stop", block())
                + event("message_delta", end())
                + event("message_stop", JsonObject.builder());
    }

    /** The body of type {@code application/json}, for a request that wants no stream. */
    String whole() {
        return EcmaScriptJson.stringify(message(List.of(content()), stopReason(), outputTokens));
    }

    private JsonObject message(List<JsonObject> content, @Nullable String stop, int written) {
        return JsonObject.builder()
                .put("id", "msg_" + index)
                .put("type", "message")
                .put("role", "assistant")
                .put("model", model)
                .put("content", new JsonArray(List.copyOf(content)))
                .put("stop_reason", stop)
                .put("stop_sequence", JsonNull.NULL)
                .put("usage", usage(written).put("input_tokens", inputTokens).build())
                .build();
    }

    private JsonObject content() {
        if (turn instanceof ModelTurn.UseTool use) {
            return toolUse(use, use.input());
        }
        return text(((ModelTurn.Say) turn).text());
    }

    private JsonObject emptyContent() {
        return turn instanceof ModelTurn.UseTool use ? toolUse(use, JsonObject.EMPTY) : text("");
    }

    private JsonObject toolUse(ModelTurn.UseTool use, JsonObject input) {
        return JsonObject.builder()
                .put("type", "tool_use")
                .put("id", "toolu_" + index)
                .put("name", use.tool())
                .put("input", input)
                .build();
    }

    private static JsonObject text(String text) {
        return JsonObject.builder().put("type", "text").put("text", text).build();
    }

    private JsonObject delta() {
        return turn instanceof ModelTurn.UseTool use
                ? JsonObject.builder()
                        .put("type", "input_json_delta")
                        .put("partial_json", EcmaScriptJson.stringify(use.input()))
                        .build()
                : JsonObject.builder()
                        .put("type", "text_delta")
                        .put("text", ((ModelTurn.Say) turn).text())
                        .build();
    }

    private JsonObject.Builder end() {
        JsonObject delta = JsonObject.builder()
                .put("stop_reason", stopReason())
                .put("stop_sequence", JsonNull.NULL)
                .build();
        return JsonObject.builder()
                .put("delta", delta)
                .put("usage", usage(outputTokens).build());
    }

    private String stopReason() {
        return turn instanceof ModelTurn.UseTool ? "tool_use" : "end_turn";
    }

    private static JsonObject.Builder block() {
        return JsonObject.builder().put("index", 0);
    }

    private static JsonObject.Builder usage(int written) {
        return JsonObject.builder()
                .put("cache_creation_input_tokens", 0)
                .put("cache_read_input_tokens", 0)
                .put("output_tokens", written);
    }

    private static String event(String type, JsonObject.Builder data) {
        JsonObject typed = data.put("type", type).build();
        return "event: " + type + "\ndata: " + EcmaScriptJson.stringify(typed) + "\n\n";
    }
}
