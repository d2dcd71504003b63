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

    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int LENGTH = 2;
    private static final int FIXED_32 = 5;

    private final WireBuffer out = new WireBuffer();
    private int[] starts = new int[16];
    private int depth;

    @Override
    public void open(Field field) {
        tag(field, LENGTH);
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
        tag(field, LENGTH);
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
        tag(field, LENGTH);
        out.put(2 * Long.BYTES);
        out.bigEndian(id.high());
        out.bigEndian(id.low());
    }

    @Override
    public void id(Field field, SpanId id) {
        tag(field, LENGTH);
        out.put(Long.BYTES);
        out.bigEndian(id.value());
    }

    @Override
    public void int32(Field field, int value) {
        int64(field, value);
    }

    @Override
    public void fixed32(Field field, int value) {
        tag(field, FIXED_32);
        out.littleEndian(value, Integer.BYTES);
    }

    @Override
    public void int64(Field field, long value) {
        tag(field, VARINT);
        out.varint(value);
    }

    @Override
    public void fixed64(Field field, long value) {
        tag(field, FIXED_64);
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
    public byte[] head(int mark) {
        return Arrays.copyOf(out.array(), mark);
    }

    @Override
    public WireBuffer finish() {
        for (int i = depth - 1; i >= 0; i--) {
            insertLength(starts[i]);
        }
        return out;
    }

    @Override
    public void restart(byte[] head) {
        out.truncate(0);
        out.put(head);
    }

    /** Puts the length of all that follows the byte at {@code start} in its place. */
    private void insertLength(int start) {
        int length = out.length() - start - 1;
        if (length < 0x80) {
            out.set(start, length);
            return;
        }
        int size = 1 + (Integer.SIZE - 1 - Integer.numberOfLeadingZeros(length)) / 7;
        out.insert(start, size - 1);
        for (int i = 0; i < size; i++) {
            int more = i < size - 1 ? 0x80 : 0;
            out.set(start + i, ((length >>> (7 * i)) & 0x7f) | more);
        }
    }

    private void packed(Field field, int count) {
        tag(field, LENGTH);
        out.varint((long) count * Long.BYTES);
    }

    private void tag(Field field, int type) {
        out.varint(((long) field.number() << 3) | type);
    }
}
