package dev.loki.application.audit;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A name that may say of a text that it is a secret. Immutable and thread-safe.
 *
 * @param before the name and the sign behind it, as they stand before a text
 */
record SecretName(String before) {

    /** Members whose text names what another member of the same object holds: {@code {"name": "token", "value": "..."}}. */
    private static final Set<String> NAMING =
            Set.of("name", "key", "header", "field", "variable", "option", "parameter", "k");

    /** Of a longer name the end is looked at. */
    private static final int LONGEST = 64;

    static boolean isNaming(String member) {
        return NAMING.contains(member.toLowerCase(Locale.ROOT));
    }

    /** The name of a member, before others. */
    static List<SecretName> member(String name, List<SecretName> others) {
        return first(new SecretName('"' + end(name) + "\":"), others);
    }

    /** A text that stands before another, before other names. */
    static List<SecretName> told(String text, List<SecretName> others) {
        return text.length() > LONGEST ? others : first(new SecretName(text + '='), others);
    }

    /** What the object's own members name it, before other names. */
    static List<SecretName> toldBy(JsonObject object, List<SecretName> others) {
        List<SecretName> names = others;
        for (Map.Entry<String, ? extends Object> member : object.members().entrySet()) {
            if (isNaming(member.getKey()) && member.getValue() instanceof JsonString text) {
                names = told(text.value(), names);
            }
        }
        return names;
    }

    private static List<SecretName> first(SecretName name, List<SecretName> others) {
        List<SecretName> names = new ArrayList<>(others.size() + 1);
        names.add(name);
        names.addAll(others);
        return names;
    }

    private static String end(String name) {
        return name.substring(Math.max(0, name.length() - LONGEST));
    }
}
