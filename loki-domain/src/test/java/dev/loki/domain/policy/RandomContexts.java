package dev.loki.domain.policy;

import static dev.loki.domain.policy.Documents.list;
import static dev.loki.domain.policy.Documents.object;

import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.List;
import java.util.Random;

/** Contexts from a seed: of each field, what a rule hopes for, or nothing, null, another type, or the oddest of its kind. */
final class RandomContexts {
    /** A field, then texts for it: in a fixed order, so that a seed always makes the same. */
    private static final List<List<String>> HOPED_FOR = List.of(
            List.of("file_path", "a", "/p/src/A.java", "../a", "/p/../q", "/pq", "//p//a/.", ".loki/x"),
            List.of("project_dir", "/p", "/", "/p/"),
            List.of("cwd", "/p/src", "/"),
            List.of("tool", "Write", "Read", "Bash"),
            List.of("branch", "main", "release/1", "m"),
            List.of("command", "ls", "rm x", "sh -c 'curl x'", "$CMD", "'", "echo a > b"),
            List.of("provider", "claude", "main"),
            List.of("content", "nothing", "mail ann@mail.org", "key AKIA" + "Q3EG7ZT5LKMN2VB4"));

    private static final List<String> NUMBER_FIELDS = List.of("active_agents", "cost", "tokens_consumed");
    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "5",
            "6",
            "-1",
            "-0",
            "0.5",
            "999",
            "1000",
            "5000",
            "9007199254740992",
            "1e400",
            "-1e400",
            "1e-400",
            "5e0",
            "1".repeat(400));
    private static final List<String> ODD_TEXTS = List.of(
            "",
            " ",
            "\0",
            "a\0b",
            "\u202e",
            "\ud800",
            "\udc00x",
            "\ud83d\ude00",
            "\ufeff/p",
            "é",
            "e\u0301",
            "\n",
            "..",
            "~",
            "/".repeat(300),
            "a".repeat(2_000),
            "${x}",
            "\"",
            "\u2028");

    private final Random random;

    RandomContexts(Random random) {
        this.random = random;
    }

    JsonObject next() {
        JsonObject.Builder context = JsonObject.builder();
        HOPED_FOR.forEach(field -> put(context, field.get(0), new JsonString(pick(field.subList(1, field.size())))));
        NUMBER_FIELDS.forEach(field -> put(context, field, JsonNumber.parse(pick(NUMBERS))));
        put(context, "passed_gates", list("main", pick(List.of("rm", "curl", "claude")), "1", "null"));
        return context.build();
    }

    private void put(JsonObject.Builder context, String field, JsonValue hopedFor) {
        int kind = random.nextInt(8);
        if (kind == 0) {
            context.put(field, odd());
        } else if (kind != 1) {
            context.put(field, hopedFor);
        }
    }

    private JsonValue odd() {
        return switch (random.nextInt(6)) {
            case 0 -> JsonNull.NULL;
            case 1 -> JsonBoolean.of(random.nextBoolean());
            case 2 -> JsonNumber.parse(pick(NUMBERS));
            case 3 -> list(JsonNull.NULL, list(), pick(ODD_TEXTS));
            case 4 -> object("file_path", "a");
            default -> new JsonString(pick(ODD_TEXTS));
        };
    }

    private String pick(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
