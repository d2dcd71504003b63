package dev.loki.adapter.jira.adf;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** ADF as people's editors leave it, and JSON that only resembles it; the same for the same seed. */
final class RandomAdf {

    private static final List<String> TYPES = List.of(
            "doc",
            "paragraph",
            "heading",
            "text",
            "bulletList",
            "orderedList",
            "listItem",
            "taskList",
            "taskItem",
            "decisionList",
            "decisionItem",
            "table",
            "tableRow",
            "tableCell",
            "tableHeader",
            "panel",
            "expand",
            "codeBlock",
            "blockquote",
            "rule",
            "mention",
            "emoji",
            "date",
            "status",
            "media",
            "mediaSingle",
            "mediaGroup",
            "inlineCard",
            "blockCard",
            "extension",
            "bodiedExtension",
            "layoutSection",
            "layoutColumn",
            "hardBreak",
            "placeholder",
            "novel");

    private static final List<String> TEXTS = List.of(
            "word",
            " spaced ",
            "*",
            "_a_",
            "a_b_c",
            "**",
            "`",
            "``",
            "# ",
            "#",
            "1. ",
            "12) x",
            "- ",
            "+",
            "---",
            "===",
            ">",
            "|",
            "a | b",
            "\\",
            "\\|",
            "<br>",
            "<u>",
            "<",
            "a<b",
            "&amp;",
            "&",
            "R&D",
            "[x](y)",
            "[ ] ",
            "![",
            "!",
            "]",
            ":",
            "~~~",
            "~",
            "\n",
            "\t",
            " ",
            ".",
            "(",
            "é漢",
            "😀",
            "\u00a0",
            "\u0000",
            "\ud83d",
            "\"",
            "http://x.example/a_b",
            ":-",
            "|-|",
            "C#",
            "https://a.example/b");

    private final Random random;

    RandomAdf(long seed) {
        random = new Random(seed);
    }

    /** A document that the schema accepts. */
    JsonObject document() {
        return AdfJson.document(many(() -> block(3), 0, 5));
    }

    private JsonObject block(int depth) {
        List<Supplier<JsonObject>> kinds = List.of(
                this::paragraph,
                this::paragraph,
                () -> AdfJson.node("heading", AdfJson.attribute("level", 1 + random.nextInt(6)), inlines()),
                () -> list(depth),
                () -> list(depth),
                this::code,
                () -> AdfJson.node("rule", List.of()),
                () -> tasks(depth),
                this::decisions,
                () -> AdfJson.node("blockquote", many(() -> simple(depth - 1), 1, 3)),
                () -> panel(depth),
                () -> table(depth),
                () -> AdfJson.node("expand", AdfJson.attribute("title", text()), many(() -> nested(depth - 1), 1, 3)));
        return kinds.get(random.nextInt(kinds.size())).get();
    }

    /** What stands within a panel, cell or expand. */
    private JsonObject nested(int depth) {
        List<Supplier<JsonObject>> kinds = List.of(
                this::paragraph,
                () -> AdfJson.node("heading", AdfJson.attribute("level", 1 + random.nextInt(6)), inlines()),
                () -> AdfJson.node("rule", List.of()),
                () -> tasks(depth),
                this::decisions,
                () -> simple(depth));
        return kinds.get(random.nextInt(kinds.size())).get();
    }

    /** What stands everywhere. */
    private JsonObject simple(int depth) {
        return switch (random.nextInt(depth > 0 ? 4 : 2)) {
            case 0 -> paragraph();
            case 1 -> code();
            default -> list(depth);
        };
    }

    private JsonObject paragraph() {
        return AdfJson.node("paragraph", inlines());
    }

    private JsonObject list(int depth) {
        boolean isNumbered = random.nextBoolean();
        List<JsonObject> items = many(() -> AdfJson.node("listItem", many(() -> inItem(depth - 1), 1, 3)), 1, 3);
        JsonObject order = random.nextBoolean() ? JsonObject.EMPTY : AdfJson.attribute("order", random.nextInt(12));
        return isNumbered ? AdfJson.node("orderedList", order, items) : AdfJson.node("bulletList", items);
    }

    private JsonObject inItem(int depth) {
        return random.nextInt(5) == 0 ? tasks(depth) : simple(depth);
    }

    private JsonObject tasks(int depth) {
        return AdfJson.node("taskList", AdfJson.attribute("localId", "l"), many(() -> task(depth), 1, 3));
    }

    private JsonObject task(int depth) {
        JsonObject attributes =
                AdfJson.attribute("localId", "i").with("state", new JsonString(random.nextBoolean() ? "TODO" : "DONE"));
        return depth > 0 && random.nextInt(4) == 0 ? tasks(depth - 1) : AdfJson.node("taskItem", attributes, inlines());
    }

    private JsonObject decisions() {
        JsonObject attributes = AdfJson.attribute("localId", "d").with("state", new JsonString("DECIDED"));
        return AdfJson.node(
                "decisionList",
                AdfJson.attribute("localId", "l"),
                many(() -> AdfJson.node("decisionItem", attributes, inlines()), 1, 3));
    }

    private JsonObject panel(int depth) {
        String type =
                List.of("info", "note", "tip", "warning", "error", "success").get(random.nextInt(6));
        return AdfJson.node("panel", AdfJson.attribute("panelType", type), many(() -> nested(depth - 1), 1, 3));
    }

    private JsonObject table(int depth) {
        return AdfJson.node("table", many(() -> row(depth), 1, 3));
    }

    private JsonObject row(int depth) {
        return AdfJson.node("tableRow", many(() -> cell(depth), 1, 4));
    }

    private JsonObject cell(int depth) {
        String type = random.nextBoolean() ? "tableCell" : "tableHeader";
        JsonObject spans = random.nextInt(5) > 0
                ? JsonObject.EMPTY
                : AdfJson.attribute("colspan", 1 + random.nextInt(3))
                        .with("rowspan", JsonNumber.of(1 + random.nextInt(3)));
        return AdfJson.node(type, spans, many(() -> inCell(depth - 1), 1, 3));
    }

    private JsonObject inCell(int depth) {
        return random.nextInt(6) == 0 ? panel(depth) : nested(depth);
    }

    private JsonObject code() {
        JsonObject language = random.nextBoolean() ? JsonObject.EMPTY : AdfJson.attribute("language", "java");
        return AdfJson.node(
                "codeBlock",
                language,
                many(
                        () -> AdfJson.text(text() + pick("\n", "", "\n\n  ", "\n\t") + text())
                                .get(0),
                        0,
                        2));
    }

    private List<JsonObject> inlines() {
        return many(this::inline, 0, 5);
    }

    private JsonObject inline() {
        return switch (random.nextInt(14)) {
            case 0 -> AdfJson.node("hardBreak", List.of());
            case 1 ->
                AdfJson.node(
                        "mention", AdfJson.attribute("id", "1").with("text", new JsonString("@" + text())), List.of());
            case 2 -> AdfJson.node("emoji", AdfJson.attribute("shortName", ":x_y:"), List.of());
            case 3 -> AdfJson.node("date", AdfJson.attribute("timestamp", "1732233600000"), List.of());
            case 4 ->
                AdfJson.node(
                        "status", AdfJson.attribute("text", text()).with("color", new JsonString("red")), List.of());
            case 5 ->
                AdfJson.node(
                        "inlineCard",
                        AdfJson.attribute("url", pick("https://a.example/b_c|d", "x", "https://a.example")),
                        List.of());
            default -> marked();
        };
    }

    private JsonObject marked() {
        List<JsonValue> marks = new ArrayList<>();
        boolean isCode = random.nextInt(6) == 0;
        for (String mark : isCode ? List.of("code") : List.of("strong", "em", "strike", "underline")) {
            if (isCode || random.nextInt(3) == 0) {
                marks.add(AdfJson.node(mark, List.of()));
            }
        }
        if (random.nextInt(5) == 0) {
            marks.add(AdfJson.node(
                    "link",
                    AdfJson.attribute(
                            "href", pick("https://a.example/b", "https://c.example/(d) e", "docs/x", "javascript:x")),
                    List.of()));
        }
        if (!isCode && random.nextInt(8) == 0) {
            marks.add(AdfJson.node("subsup", AdfJson.attribute("type", pick("sub", "sup")), List.of()));
        }
        if (!isCode && random.nextInt(8) == 0) {
            marks.add(AdfJson.node("textColor", AdfJson.attribute("color", "#ff0000"), List.of()));
        }
        return AdfJson.text(text()).get(0).with("marks", new JsonArray(marks));
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            text.append(TEXTS.get(random.nextInt(TEXTS.size())));
        }
        return text.toString();
    }

    /** Any JSON, with the names and types of ADF at every place. */
    JsonValue json(int depth) {
        return switch (random.nextInt(depth > 0 ? 10 : 6)) {
            case 0 -> JsonNull.NULL;
            case 1 -> JsonBoolean.of(random.nextBoolean());
            case 2 -> JsonNumber.parse(pick("0", "-1", "1e999", "0.5", "3", "99999999999999999999"));
            case 3 -> new JsonString(TYPES.get(random.nextInt(TYPES.size())));
            case 4, 5 -> new JsonString(text());
            case 6 -> new JsonArray(values(depth));
            default -> object(depth);
        };
    }

    private List<JsonValue> values(int depth) {
        List<JsonValue> values = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            values.add(json(depth - 1));
        }
        return values;
    }

    private JsonObject object(int depth) {
        JsonObject.Builder object = JsonObject.builder();
        object.put("type", random.nextInt(12) == 0 ? json(1) : new JsonString(TYPES.get(random.nextInt(TYPES.size()))));
        object.put("content", random.nextInt(8) == 0 ? json(depth - 1) : new JsonArray(values(depth)));
        for (String name : List.of(
                "text",
                "attrs",
                "marks",
                "title",
                "url",
                "level",
                "order",
                "colspan",
                "state",
                "timestamp",
                "language",
                "href")) {
            if (random.nextInt(4) == 0) {
                object.put(name, json(depth - 1));
            }
        }
        return object.build();
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private <T> List<T> many(Supplier<T> one, int least, int most) {
        List<T> many = new ArrayList<>();
        for (int i = least + random.nextInt(most - least + 1); i > 0; i--) {
            many.add(one.get());
        }
        return many;
    }
}
