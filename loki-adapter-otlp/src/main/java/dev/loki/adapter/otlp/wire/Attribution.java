package dev.loki.adapter.otlp.wire;

import dev.loki.domain.trace.Attributes;
import java.util.List;

/** Writes what messages of all kinds have: attributes, and where they come from. */
final class Attribution {

    private Attribution() {}

    static void writeOrigin(TelemetryOrigin origin, Wire out) {
        out.open(Field.RESOURCE);
        write(origin.resource(), Field.RESOURCE_ATTRIBUTES, Field.RESOURCE_DROPPED_ATTRIBUTES, out);
        out.close();
    }

    static void writeScope(TelemetryOrigin origin, Wire out) {
        out.open(Field.SCOPE);
        out.text(Field.SCOPE_NAME, "dev.loki");
        out.text(Field.SCOPE_VERSION, origin.version());
        out.close();
    }

    /** In the fields that hold attributes, and the number of those left out, in the message at hand. */
    static void write(Attributes attributes, Field field, Field dropped, Wire out) {
        write(attributes, field, out);
        if (attributes.dropped() > 0) {
            out.int32(dropped, attributes.dropped());
        }
    }

    /** In the field that holds attributes in the message at hand. */
    static void write(Attributes attributes, Field field, Wire out) {
        out.openList(field);
        attributes.forEach((name, value) -> {
            out.openAttribute(field, name);
            writeValue(value, out);
            out.closeAttribute();
        });
        out.closeList();
    }

    private static void writeValue(Object value, Wire out) {
        if (value instanceof Long number) {
            out.int64(Field.INT_VALUE, number);
        } else if (value instanceof Double number) {
            out.real(Field.DOUBLE_VALUE, number);
        } else if (value instanceof Boolean truth) {
            out.bool(Field.BOOL_VALUE, truth);
        } else if (value instanceof List<?> texts) {
            writeList(texts, out);
        } else {
            out.text(Field.STRING_VALUE, value.toString());
        }
    }

    private static void writeList(List<?> texts, Wire out) {
        out.open(Field.ARRAY_VALUE);
        out.openList(Field.VALUES);
        for (Object text : texts) {
            out.openItem(Field.VALUES);
            out.text(Field.STRING_VALUE, text.toString());
            out.close();
        }
        out.closeList();
        out.close();
    }
}
