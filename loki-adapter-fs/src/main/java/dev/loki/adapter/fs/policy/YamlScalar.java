package dev.loki.adapter.fs.policy;

import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * What a YAML scalar means. A plain one is null, true or false as the core schema spells them (YAML 1.2.2, section
 * 10.3.2), or a number where JSON would spell it so; all else is text. So what YAML's versions disagree on ({@code yes},
 * {@code 010}, {@code 1_000}, {@code 12:30}) is text, and refused where a number or a truth is expected.
 */
final class YamlScalar {

    /** RFC 8259, section 6; no longer than anybody needs. */
    private static final Pattern NUMBER =
            Pattern.compile("-?(?:0|[1-9][0-9]{0,99})(?:\\.[0-9]{1,99})?(?:[eE][+-]?[0-9]{1,9})?");

    private YamlScalar() {}

    static JsonValue toJson(ScalarEvent scalar) {
        return scalar.isPlain() ? plain(scalar.getValue()) : new JsonString(scalar.getValue());
    }

    private static JsonValue plain(String text) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> JsonNull.NULL;
            case "true", "True", "TRUE" -> JsonBoolean.TRUE;
            case "false", "False", "FALSE" -> JsonBoolean.FALSE;
            default -> NUMBER.matcher(text).matches() ? JsonNumber.parse(text) : new JsonString(text);
        };
    }
}
