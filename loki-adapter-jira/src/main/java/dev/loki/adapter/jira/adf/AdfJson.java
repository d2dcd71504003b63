package dev.loki.adapter.jira.adf;

import dev.loki.adapter.jira.adf.Inline.Run;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import java.util.List;

/** Nodes of ADF as its JSON schema has them. */
final class AdfJson {

    private AdfJson() {}

    static JsonObject document(List<JsonObject> blocks) {
        return JsonObject.builder()
                .put("type", "doc")
                .put("version", 1)
                .put("content", array(blocks))
                .build();
    }

    static JsonObject node(String type, List<JsonObject> content) {
        return node(type, JsonObject.EMPTY, content);
    }

    /** A node, without the members that would be empty. */
    static JsonObject node(String type, JsonObject attributes, List<JsonObject> content) {
        JsonObject.Builder node = JsonObject.builder().put("type", type);
        if (!attributes.members().isEmpty()) {
            node.put("attrs", attributes);
        }
        return (content.isEmpty() ? node : node.put("content", array(content))).build();
    }

    static JsonObject attribute(String name, String value) {
        return JsonObject.builder().put(name, value).build();
    }

    static JsonObject attribute(String name, long value) {
        return JsonObject.builder().put(name, value).build();
    }

    static JsonObject paragraph(List<Inline> inlines) {
        return node("paragraph", inlines(inlines));
    }

    static List<JsonObject> inlines(List<Inline> inlines) {
        return inlines.stream().map(AdfJson::inline).toList();
    }

    static JsonArray array(List<JsonObject> nodes) {
        return new JsonArray(List.copyOf(nodes));
    }

    /** Text without marks; an empty one is no node. */
    static List<JsonObject> text(String text) {
        return text.isEmpty() ? List.of() : List.of(inline(Run.plain(text)));
    }

    private static JsonObject inline(Inline inline) {
        if (!(inline instanceof Run run)) {
            return node("hardBreak", List.of());
        }
        JsonObject.Builder text = JsonObject.builder().put("type", "text").put("text", run.text());
        if (!run.marks().isEmpty()) {
            text.put("marks", array(run.marks().stream().map(AdfJson::mark).toList()));
        }
        return text.build();
    }

    private static JsonObject mark(Mark mark) {
        return switch (mark.style()) {
            case LINK -> node("link", link(mark), List.of());
            case STRONG -> node("strong", List.of());
            case EM -> node("em", List.of());
            case STRIKE -> node("strike", List.of());
            case UNDERLINE -> node("underline", List.of());
            case SUB -> node("subsup", attribute("type", "sub"), List.of());
            case SUP -> node("subsup", attribute("type", "sup"), List.of());
            case CODE -> node("code", List.of());
        };
    }

    private static JsonObject link(Mark mark) {
        JsonObject href = attribute("href", mark.href());
        return mark.title().isEmpty() ? href : href.with("title", new JsonString(mark.title()));
    }
}
