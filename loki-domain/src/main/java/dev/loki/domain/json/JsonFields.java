package dev.loki.domain.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The members of an object from outside, each read as what it should be and within its bounds; what nobody asks for is
 * passed over. A member that is null counts as absent. Immutable.
 *
 * <p>Each method throws {@link JsonFieldException}, which names the member by its way from the root.
 */
public final class JsonFields {

    private final JsonObject object;
    private final String path;

    private JsonFields(JsonObject object, String path) {
        this.object = object;
        this.path = path;
    }

    /** Those of a whole document, which must be an object. */
    public static JsonFields of(JsonValue document) {
        return of(document, "");
    }

    /**
     * The elements of an array, each of which must be an object.
     *
     * @param path the array's way from the root
     */
    public static List<JsonFields> each(JsonArray array, String path, int most) {
        if (array.elements().size() > most) {
            throw new JsonFieldException(
                    path,
                    "expected at most " + most + " elements, found "
                            + array.elements().size());
        }
        List<JsonFields> fields = new ArrayList<>();
        for (int i = 0; i < array.elements().size(); i++) {
            fields.add(of(array.elements().get(i), path + "[" + i + "]"));
        }
        return List.copyOf(fields);
    }

    private static JsonFields of(JsonValue value, String path) {
        if (value instanceof JsonObject object) {
            return new JsonFields(object, path);
        }
        throw new JsonFieldException(path, "expected an object, found " + value.typeName());
    }

    public boolean has(String name) {
        return member(name) != null;
    }

    /** An object that must be there. */
    public JsonFields object(String name) {
        return optionalObject(name).orElseThrow(() -> problem(name, "expected an object, found nothing"));
    }

    public Optional<JsonFields> optionalObject(String name) {
        JsonValue value = member(name);
        return value == null ? Optional.empty() : Optional.of(of(value, path(name)));
    }

    /** A list of objects; empty where it is absent. */
    public List<JsonFields> objects(String name, int most) {
        JsonValue value = member(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof JsonArray array) {
            return each(array, path(name), most);
        }
        throw problem(name, "expected an array, found " + value.typeName());
    }

    /** A text of at most this many UTF-16 units. */
    public Optional<String> text(String name, int longest) {
        JsonValue value = member(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof JsonString string)) {
            throw problem(name, "expected a text, found " + value.typeName());
        }
        if (string.value().length() > longest) {
            throw problem(
                    name,
                    "expected at most " + longest + " characters, found "
                            + string.value().length());
        }
        return Optional.of(string.value());
    }

    /** A text that must be there, and say something. */
    public String requiredText(String name, int longest) {
        return text(name, longest)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> problem(name, "expected a text of 1 to " + longest + " characters, found none"));
    }

    /** A whole number from 0 that a double holds exactly. */
    public OptionalLong count(String name) {
        JsonValue value = member(name);
        if (value == null) {
            return OptionalLong.empty();
        }
        if (value instanceof JsonNumber number && number.isSafeInteger() && number.doubleValue() >= 0) {
            return OptionalLong.of(number.longValueExact());
        }
        throw problem(name, "expected a whole number from 0" + found(value));
    }

    /**
     * A number from 0.
     *
     * @param most what it may be at most
     */
    public Optional<BigDecimal> amount(String name, long most) {
        JsonValue value = member(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof JsonNumber number && number.doubleValue() >= 0 && number.doubleValue() <= most) {
            return Optional.of(BigDecimal.valueOf(number.doubleValue()));
        }
        throw problem(name, "expected a number from 0 to " + most + found(value));
    }

    public Optional<Boolean> flag(String name) {
        JsonValue value = member(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof JsonBoolean flag) {
            return Optional.of(flag.value());
        }
        throw problem(name, "expected true or false" + found(value));
    }

    /** Whether it is there, and a text. */
    public boolean isText(String name) {
        return member(name) instanceof JsonString;
    }

    /** What is wrong with a member, for whoever reads more into it. */
    public JsonFieldException problem(String name, String expectation) {
        return new JsonFieldException(path(name), expectation);
    }

    private static String found(JsonValue value) {
        return value instanceof JsonNumber ? "" : ", found " + value.typeName();
    }

    private String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private @Nullable JsonValue member(String name) {
        JsonValue value = object.get(name);
        return value instanceof JsonNull ? null : value;
    }
}
