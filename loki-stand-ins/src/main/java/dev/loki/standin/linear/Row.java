package dev.loki.standin.linear;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One thing that Linear keeps, field by field, as the GraphQL engine reads it. Equal to itself alone. */
final class Row {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    Row(String id) {
        fields.put("id", id);
    }

    Row with(String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
        return this;
    }

    /** What {@code graphql-java} asks for by a field's name. */
    public @Nullable Object get(String name) {
        return fields.get(name);
    }

    String id() {
        return text("id");
    }

    String text(String name) {
        return String.valueOf(fields.get(name));
    }

    Row row(String name) {
        return (Row) Objects.requireNonNull(fields.get(name), name);
    }

    /** A list that can be added to. */
    @SuppressWarnings("unchecked")
    List<Row> rows(String name) {
        return (List<Row>) fields.computeIfAbsent(name, any -> new ArrayList<Row>());
    }

    boolean isArchived() {
        return fields.containsKey("archivedAt");
    }
}
