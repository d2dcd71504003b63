package dev.loki.adapter.jira.adf;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.json.JacksonJsonReader;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Documents of ADF that hold every kind of node and mark, as Jira answers them. */
final class Corpus {

    private Corpus() {}

    static Stream<String> names() {
        return Stream.of(
                "blocks", "extensions", "inlines", "lists", "marks", "media", "panels", "tables", "text");
    }

    static JsonObject document(String name) throws Exception {
        try (InputStream in = Objects.requireNonNull(Corpus.class.getResourceAsStream(name + ".json"))) {
            return (JsonObject) new JacksonJsonReader().readStrict(in.readAllBytes());
        }
    }

    /** Every type that a node or mark within the value has. */
    static Set<String> types(JsonValue value) {
        Set<String> types = new TreeSet<>();
        collectTypes(value, types);
        return types;
    }

    private static void collectTypes(JsonValue value, Set<String> types) {
        if (value instanceof JsonObject object) {
            object.string("type").ifPresent(types::add);
            object.members().values().forEach(member -> collectTypes(member, types));
        } else if (value instanceof JsonArray array) {
            array.elements().forEach(element -> collectTypes(element, types));
        }
    }

    /** What people read in the document: the texts of its nodes, without white space. */
    static List<String> texts(JsonValue value) {
        Stream.Builder<String> texts = Stream.builder();
        collectTexts(value, texts);
        return texts.build()
                .map(text -> text.replaceAll("[\\s\\u00a0]+", ""))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static void collectTexts(JsonValue value, Stream.Builder<String> texts) {
        if (value instanceof JsonArray array) {
            array.elements().forEach(element -> collectTexts(element, texts));
        } else if (value instanceof JsonObject object) {
            for (String name : List.of("text", "alt", "title")) {
                if (object.get(name) instanceof JsonString text) {
                    texts.add(text.value());
                }
            }
            for (String name : List.of("attrs", "content")) {
                JsonValue member = object.get(name);
                if (member != null) {
                    collectTexts(member, texts);
                }
            }
        }
    }
}
