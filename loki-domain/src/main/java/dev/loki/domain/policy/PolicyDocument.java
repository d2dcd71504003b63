package dev.loki.domain.policy;

import dev.loki.domain.json.JsonValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A policy file as read, before it is understood.
 *
 * @param file the file's name, for messages
 * @param root what stands in it
 * @param lines the line, from 1, at which each value stands, by its JSON Pointer (RFC 6901)
 * @param hash the SHA-256 of the file in lower-case hex; null where there is no file
 */
public record PolicyDocument(
        String file,
        JsonValue root,
        Map<String, Integer> lines,
        @Nullable String hash) {

    public PolicyDocument {
        lines = Map.copyOf(lines);
    }

    /** A document that stands in no file. */
    public PolicyDocument(String file, JsonValue root, Map<String, Integer> lines) {
        this(file, root, lines, null);
    }

    /** The same document, said to stand in a file of this hash. */
    public PolicyDocument withHash(String newHash) {
        return new PolicyDocument(file, root, lines, newHash);
    }

    /** The line of the value at this pointer, or of the nearest value around it. */
    public int lineOf(String pointer) {
        String at = pointer;
        while (!at.isEmpty() && !lines.containsKey(at)) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return lines.getOrDefault(at, 1);
    }

    /** The pointer of a member or element below another. */
    public static String child(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
