package dev.loki.domain.hook;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The texts in what a tool is given, however deep they stand. */
final class WrittenText {

    /** What tools call the text that is to stand in a file. */
    private static final Set<String> WRITTEN = Set.of(
            "content",
            "contents",
            "new_string",
            "new_str",
            "new_source",
            "newString",
            "file_text",
            "insert_text",
            "insertText",
            "text",
            "code_edit",
            "replacement",
            "patch",
            "diff");

    private WrittenText() {}

    /** The texts that are to stand in a file, one behind the other; empty where there is none. */
    static String writtenIn(JsonObject input) {
        return texts(input, WRITTEN::contains);
    }

    /** All texts, one behind the other. */
    static String all(JsonObject input) {
        return texts(input, name -> true);
    }

    private static String texts(JsonObject input, Predicate<String> names) {
        List<String> found = new ArrayList<>();
        walk(input, names, false, found);
        return String.join("\n", found);
    }

    /** @param wanted whether the name around it is one of those looked for */
    private static void walk(JsonValue value, Predicate<String> names, boolean wanted, List<String> found) {
        if (value instanceof JsonString text) {
            if (wanted) {
                found.add(text.value());
            }
        } else if (value instanceof JsonArray array) {
            array.elements().forEach(element -> walk(element, names, wanted, found));
        } else if (value instanceof JsonObject object) {
            object.members().forEach((name, member) -> walk(member, names, names.test(name), found));
        }
    }
}
