package dev.loki.adapter.otlp.wire;

import dev.loki.domain.trace.SpanId;
import dev.loki.domain.trace.TraceId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/**
 * A message as JSON.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding">OTLP, JSON Protobuf encoding</a>
 */
final class JsonWire implements Wire {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final WireBuffer out = new WireBuffer();
    private final StringBuilder ends = new StringBuilder("}");

    JsonWire() {
        out.put('{');
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
        int last = ends.length() - 1;
        out.put(ends.charAt(last));
        ends.setLength(last);
    }

    @Override
    public void closeList() {
        close();
    }

    @Override
    public void text(Field field, String value) {
        name(field);
        out.put('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < 0x80) {
                ascii(c);
            } else {
                i += out.multiByte(value, i);
            }
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
        raw(field, Integer.toString(value));
    }

    @Override
    public void fixed32(Field field, int value) {
        raw(field, Integer.toUnsignedString(value));
    }

    @Override
    public void int64(Field field, long value) {
        name(field);
        quoted(Long.toString(value));
    }

    @Override
    public void fixed64(Field field, long value) {
        name(field);
        quoted(Long.toUnsignedString(value));
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
        list(field, values, value -> quoted(Long.toUnsignedString(value)));
    }

    @Override
    public void reals(Field field, List<Double> values) {
        list(field, values, value -> out.ascii(value.toString()));
    }

    @Override
    public int length() {
        return out.length() + ends.length();
    }

    @Override
    public int mark() {
        return out.length();
    }

    @Override
    public void rollback(int mark) {
        out.truncate(mark);
    }

    @Override
    public Encoded encoded() {
        int before = out.length();
        for (int i = ends.length() - 1; i >= 0; i--) {
            out.put(ends.charAt(i));
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

    private void quoted(String value) {
        out.put('"');
        out.ascii(value);
        out.put('"');
    }

    private void name(Field field) {
        separate();
        out.put(field.json());
    }

    private void separate() {
        int last = out.at(out.length() - 1);
        if (last != '{' && last != '[') {
            out.put(',');
        }
    }

    private void begin(char start, char end) {
        out.put(start);
        ends.append(end);
    }

    private void ascii(char c) {
        if (c >= ' ' && c != '"' && c != '\\') {
            out.put(c);
        } else if (c >= ' ') {
            out.put('\\');
            out.put(c);
        } else {
            out.ascii("\\u00");
            out.put(HEX[c >> 4]);
            out.put(HEX[c & 0xf]);
        }
    }
}
