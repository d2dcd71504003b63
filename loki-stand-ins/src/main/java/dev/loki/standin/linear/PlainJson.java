package dev.loki.standin.linear;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as the maps and lists that GraphQL engines take and give. */
final class PlainJson {

    private PlainJson() {}

    static @Nullable Object plain(@Nullable JsonValue value) {
        if (value instanceof JsonObject object) {
            return plain(object);
        }
        if (value instanceof JsonArray array) {
            return array.elements().stream().map(PlainJson::plain).toList();
        }
        if (value instanceof JsonString string) {
            return string.value();
        }
        if (value instanceof JsonNumber number) {
            return number.isSpeltAsInteger() ? (Object) Math.toIntExact(number.longValueExact()) : number.doubleValue();
        }
        return value instanceof JsonBoolean flag ? flag.value() : null;
    }

    static Map<String, Object> plain(JsonObject object) {
        Map<String, Object> map = new LinkedHashMap<>();
        object.members().forEach((name, value) -> map.put(name, plain(value)));
        return map;
    }

    static JsonValue json(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, JsonValue> members = new LinkedHashMap<>();
            map.forEach((name, member) -> members.put(String.valueOf(name), json(member)));
            return JsonObject.of(members);
        }
        if (value instanceof Collection<?> list) {
            return new JsonArray(list.stream().map(PlainJson::json).toList());
        }
        if (value instanceof Number number) {
            return JsonNumber.parse(number.toString());
        }
        if (value instanceof Boolean flag) {
            return JsonBoolean.of(flag);
        }
        return value == null ? JsonNull.NULL : new JsonString(value.toString());
    }
}
