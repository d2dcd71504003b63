package dev.loki.benchmarks.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts results of JMH into a file of results, in place of those of the same benchmarks with the same parameters: so a
 * subject can be measured part by part. Arguments: the file, which need not exist, and that of the new results.
 */
public final class MergedResults {

    private static final ObjectMapper JSON = new ObjectMapper();

    private MergedResults() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, JsonNode> merged = new TreeMap<>();
        for (String argument : arguments) {
            Path file = Path.of(argument);
            if (Files.exists(file)) {
                JSON.readTree(file.toFile()).forEach(result -> merged.put(nameOf(result), result));
            }
        }
        ArrayNode all = JSON.createArrayNode();
        all.addAll(merged.values());
        JSON.writerWithDefaultPrettyPrinter().writeValue(Path.of(arguments[0]).toFile(), all);
    }

    private static String nameOf(JsonNode result) {
        return result.get("benchmark").asText() + result.path("params");
    }
}
