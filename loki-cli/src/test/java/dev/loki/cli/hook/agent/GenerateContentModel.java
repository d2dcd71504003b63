package dev.loki.cli.hook.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loki.standin.anthropic.ModelTurn;
import java.io.IOException;
import java.util.List;

/**
 * Says a script as Google's {@code streamGenerateContent} streams it, to Gemini CLI.
 *
 * @see <a href="https://ai.google.dev/api/generate-content">Generating content</a>
 */
final class GenerateContentModel extends ScriptedModel {

    private GenerateContentModel(List<ModelTurn> script) {
        super(script);
    }

    static GenerateContentModel saying(ModelTurn... script) throws IOException {
        GenerateContentModel model = new GenerateContentModel(List.of(script));
        model.start();
        return model;
    }

    @Override
    int uses(JsonNode request) {
        return request.path("contents").findValues("functionCall").size();
    }

    @Override
    List<JsonNode> results(JsonNode request) {
        return request.path("contents").findValues("functionResponse");
    }

    @Override
    String stream(ModelTurn turn, int number) throws IOException {
        ObjectNode answer = JSON.createObjectNode().put("modelVersion", GovernedGemini.MODEL);
        ObjectNode candidate = answer.putArray("candidates").addObject().put("index", 0);
        candidate.put("finishReason", "STOP");
        ObjectNode content = candidate.putObject("content").put("role", "model");
        content.putArray("parts").add(part(turn));
        answer.putObject("usageMetadata")
                .put("promptTokenCount", 120)
                .put("candidatesTokenCount", 30)
                .put("totalTokenCount", 150);
        return "data: " + answer + "\r\n\r\n";
    }

    private static ObjectNode part(ModelTurn turn) throws IOException {
        ObjectNode part = JSON.createObjectNode();
        if (turn instanceof ModelTurn.UseTool use) {
            part.putObject("functionCall")
                    .put("name", use.tool())
                    .set("args", JSON.readTree(use.input().toString()));
            return part;
        }
        return part.put("text", ((ModelTurn.Say) turn).text());
    }
}
