package dev.loki.adapter.otlp.wire;

import dev.loki.domain.trace.SpanId;
import dev.loki.domain.trace.TraceId;
import java.util.Arrays;
import java.util.List;

/**
 * A message as protobuf. A message inside another begins with its length, which is known at its end: its content is
 * then moved, by nothing where it is shorter than 128 bytes.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">Protocol Buffers, encoding</a>
 */
final class ProtobufWire implements Wire {

    private final WireBuffer out = new WireBuffer();
    private final WireBuffer whole = new WireBuffer();
    private int[] starts = new int[16];
    private int depth;

    @Override
    public void open(Field field) {
        tag(field, ProtobufReader.LENGTH);
        if (depth == starts.length) {
            starts = Arrays.copyOf(starts, 2 * depth);
        }
        starts[depth++] = out.length();
        out.put(0);
    }

    @Override
    public void openList(Field field) {
        // every message of a list has the field's number, and that is all
    }

    @Override
    public void openItem(Field list) {
        open(list);
    }

    @Override
    public void close() {
        insertLength(starts[--depth]);
    }

    @Override
    public void closeList() {
        // nothing marks the end
    }

    @Override
    public void text(Field field, String value) {
        tag(field, ProtobufReader.LENGTH);
        int start = out.length();
        out.put(0);
        int i = out.anyAscii(value, 0);
        while (i < value.length()) {
            i += out.multiByte(value, i);
            i = out.anyAscii(value, i + 1);
        }
        insertLength(start);
    }

    @Override
    public void id(Field field, TraceId id) {
        tag(field, ProtobufReader.LENGTH);
        out.put(2 * Long.BYTES);
        out.bigEndian(id.high());
        out.bigEndian(id.low());
    }

    @Override
    public void id(Field field, SpanId id) {
        tag(field, ProtobufReader.LENGTH);
        out.put(Long.BYTES);
        out.bigEndian(id.value());
    }

    @Override
    public void int32(Field field, int value) {
        int64(field, value);
    }

    @Override
    public void fixed32(Field field, int value) {
        tag(field, ProtobufReader.FIXED_32);
        out.littleEndian(value, Integer.BYTES);
    }

    @Override
    public void int64(Field field, long value) {
        tag(field, ProtobufReader.VARINT);
        out.varint(value);
    }

    @Override
    public void fixed64(Field field, long value) {
        tag(field, ProtobufReader.FIXED_64);
        out.littleEndian(value, Long.BYTES);
    }

    @Override
    public void real(Field field, double value) {
        fixed64(field, Double.doubleToRawLongBits(value));
    }

    @Override
    public void bool(Field field, boolean value) {
        int64(field, value ? 1 : 0);
    }

    @Override
    public void fixed64s(Field field, List<Long> values) {
        packed(field, values.size());
        values.forEach(value -> out.littleEndian(value, Long.BYTES));
    }

    @Override
    public void reals(Field field, List<Double> values) {
        packed(field, values.size());
        values.forEach(value -> out.littleEndian(Double.doubleToRawLongBits(value), Long.BYTES));
    }

    /** With the longest lengths that those still open can come to. */
    @Override
    public int length() {
        return out.length() + 4 * depth;
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
        whole.truncate(0);
        whole.put(out.encoded());
        for (int i = depth - 1; i >= 0; i--) {
            insertLength(whole, starts[i]);
        }
        return whole.encoded();
    }

    private void insertLength(int start) {
        insertLength(out, start);
    }

    /** Puts the length of all that follows the byte at {@code start} in its place. */
    private static void insertLength(WireBuffer buffer, int start) {
        int length = buffer.length() - start - 1;
        int size = 1 + (Integer.SIZE - 1 - Integer.numberOfLeadingZeros(length | 1)) / 7;
        buffer.insert(start, size - 1);
        for (int i = 0; i < size; i++) {
            int more = i < size - 1 ? 0x80 : 0;
            buffer.set(start + i, ((length >>> (7 * i)) & 0x7f) | more);
        }
    }

    private void packed(Field field, int count) {
        tag(field, ProtobufReader.LENGTH);
        out.varint((long) count * Long.BYTES);
    }

    private void tag(Field field, int type) {
        out.varint(((long) field.number() << 3) | type);
    }
}
