package dev.loki.adapter.otlp.wire;

import dev.loki.domain.trace.SpanId;
import dev.loki.domain.trace.TraceId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * A message as JSON.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding">OTLP, JSON Protobuf encoding</a>
 */
final class JsonWire implements Wire {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ATTRIBUTE_END = {'}', '}'};

    private final WireBuffer out = new WireBuffer();
    private final KnownNames names = new KnownNames();
    private byte[] ends = new byte[16];
    private int depth;
    private boolean first;

    JsonWire() {
        begin('{', '}');
    }

    @Override
    public void open(Field field) {
        name(field);
        begin('{', '}');
    }

    @Override
    public void openList(Field field) {
        name(field);
        begin('[', ']');
    }

    @Override
    public void openItem(Field list) {
        separate();
        begin('{', '}');
    }

    @Override
    public void close() {
        out.put(ends[--depth]);
        first = false;
    }

    @Override
    public void closeList() {
        close();
    }

    /** Names come again with each span: what a known one begins with is copied as a whole. */
    @Override
    public void openAttribute(Field list, String name) {
        separate();
        first = true;
        byte[] beginning = names.get(name);
        if (beginning == null) {
            int start = out.length();
            Wire.super.openAttribute(list, name);
            names.put(name, out.copy(start));
        } else {
            out.put(beginning);
            nest('}');
            nest('}');
        }
    }

    @Override
    public void closeAttribute() {
        depth -= 2;
        out.put(ATTRIBUTE_END);
        first = false;
    }

    @Override
    public void text(Field field, String value) {
        name(field);
        out.put('"');
        int i = out.plainAscii(value, 0);
        while (i < value.length()) {
            char c = value.charAt(i);
            if (c < 0x80) {
                escaped(c);
            } else {
                i += out.multiByte(value, i);
            }
            i = out.plainAscii(value, i + 1);
        }
        out.put('"');
    }

    @Override
    public void id(Field field, TraceId id) {
        name(field);
        out.put('"');
        out.hex(id.high());
        out.hex(id.low());
        out.put('"');
    }

    @Override
    public void id(Field field, SpanId id) {
        name(field);
        out.put('"');
        out.hex(id.value());
        out.put('"');
    }

    @Override
    public void int32(Field field, int value) {
        name(field);
        signed(value);
    }

    @Override
    public void fixed32(Field field, int value) {
        name(field);
        out.decimal(Integer.toUnsignedLong(value));
    }

    @Override
    public void int64(Field field, long value) {
        name(field);
        out.put('"');
        signed(value);
        out.put('"');
    }

    @Override
    public void fixed64(Field field, long value) {
        name(field);
        unsigned(value);
    }

    @Override
    public void real(Field field, double value) {
        raw(field, Double.toString(value));
    }

    @Override
    public void bool(Field field, boolean value) {
        raw(field, Boolean.toString(value));
    }

    @Override
    public void fixed64s(Field field, List<Long> values) {
        list(field, values, this::unsigned);
    }

    @Override
    public void reals(Field field, List<Double> values) {
        list(field, values, value -> out.ascii(value.toString()));
    }

    @Override
    public int length() {
        return out.length() + depth;
    }

    @Override
    public int mark() {
        return out.length();
    }

    @Override
    public void rollback(int mark) {
        out.truncate(mark);
        first = isAfterOpening();
    }

    @Override
    public Encoded encoded() {
        int before = out.length();
        for (int i = depth - 1; i >= 0; i--) {
            out.put(ends[i]);
        }
        Encoded message = out.encoded();
        out.truncate(before);
        return message;
    }

    private <T> void list(Field field, List<T> values, Consumer<T> writer) {
        openList(field);
        for (T value : values) {
            separate();
            writer.accept(value);
        }
        closeList();
    }

    private void raw(Field field, String value) {
        name(field);
        out.ascii(value);
    }

    private void unsigned(long value) {
        out.put('"');
        if (value >= 0) {
            out.decimal(value);
        } else {
            out.ascii(Long.toUnsignedString(value));
        }
        out.put('"');
    }

    private void signed(long value) {
        if (value >= 0) {
            out.decimal(value);
        } else {
            out.ascii(Long.toString(value));
        }
    }

    private void name(Field field) {
        out.put(field.json(), first ? 1 : 0);
        first = false;
    }

    private void separate() {
        if (!first) {
            out.put(',');
        }
        first = false;
    }

    private void begin(char start, char end) {
        out.put(start);
        nest(end);
        first = true;
    }

    private void nest(char end) {
        if (depth == ends.length) {
            ends = Arrays.copyOf(ends, 2 * depth);
        }
        ends[depth++] = (byte) end;
    }

    private boolean isAfterOpening() {
        int last = out.at(out.length() - 1);
        return last == '{' || last == '[';
    }

    private void escaped(char c) {
        if (c >= ' ') {
            out.put('\\');
            out.put(c);
        } else {
            out.ascii("\\u00");
            out.put(HEX[c >> 4]);
            out.put(HEX[c & 0xf]);
        }
    }
}
