package dev.loki.domain.policy;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A command given as its words, as {@code execve} gets them, in the words of a shell. */
final class ArgumentVector {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+,=-]+");

    private ArgumentVector() {}

    /** The command as a shell would be given it, each element one word; empty where one of them is no text. */
    static Optional<String> text(JsonArray words) {
        if (words.elements().size() == 1 && words.elements().get(0) instanceof JsonString whole) {
            return Optional.of(whole.value()); // some hosts hand such a text to a shell
        }
        List<String> quoted = new ArrayList<>();
        for (JsonValue word : words.elements()) {
            if (!(word instanceof JsonString text)) {
                return Optional.empty();
            }
            quoted.add(quoted(text.value()));
        }
        return Optional.of(String.join(" ", quoted));
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
