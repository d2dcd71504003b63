package dev.loki.cli.command;

import dev.loki.domain.json.JsonObject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The first file and line that a message names, as in {@code policies.yaml:15: ...}.
 *
 * @param file the file's name; null where the message names none
 * @param line the line, from 1
 */
record FilePlace(@Nullable String file, long line) {

    /** With its ending, as hosts and ports look alike. */
    private static final Pattern NAMED =
            Pattern.compile("(?<!\\S)(?<file>\\S+\\.(?:ya?ml|jsonl?)):(?<line>[1-9]\\d{0,8}): ");

    static FilePlace in(String message) {
        Matcher named = NAMED.matcher(message);
        return named.find()
                ? new FilePlace(named.group("file"), Long.parseLong(named.group("line")))
                : new FilePlace(null, 0);
    }

    JsonObject.Builder putInto(JsonObject.Builder object) {
        return file == null ? object : object.put("file", file).put("line", line);
    }
}
