package dev.loki.adapter.otlp.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the fields of a protobuf message one after the other; a field nobody asks for is passed over. Every method
 * throws {@link IllegalArgumentException} where the bytes are no message, and never reads beyond them. Not thread-safe.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">Protocol Buffers, encoding</a>
 */
final class ProtobufReader {

    static final int VARINT = 0;
    static final int FIXED_64 = 1;
    static final int LENGTH = 2;
    static final int FIXED_32 = 5;

    private static final int LONGEST_VARINT = 10;
    private static final long LARGEST_TAG = 0xffff_ffffL;

    private final byte[] bytes;
    private final int start;
    private final int end;
    private int position;
    private int field;
    private int type;
    private long number;
    private int contentStart;

    ProtobufReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private ProtobufReader(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.start = start;
        this.position = start;
        this.end = end;
    }

    /** Goes to the next field; false where there is none. */
    boolean next() {
        if (position == end) {
            return false;
        }
        long tag = varint();
        field = (int) (tag >>> 3);
        type = (int) tag & 7;
        contentStart = position;
        if (field == 0 || (tag & ~LARGEST_TAG) != 0) {
            throw new IllegalArgumentException("expected a protobuf message");
        }
        switch (type) {
            case VARINT -> number = varint();
            case FIXED_64 -> number = littleEndian(Long.BYTES);
            case LENGTH -> {
                number = varint();
                contentStart = position;
                skip(number);
            }
            case FIXED_32 -> number = littleEndian(Integer.BYTES);
            default -> throw new IllegalArgumentException("expected a protobuf message");
        }
        return true;
    }

    /** Another reader of the same message, before its first field. */
    ProtobufReader again() {
        return new ProtobufReader(bytes, start, end);
    }

    /** Where the field after the one at hand begins. */
    int position() {
        return position;
    }

    /** Goes to the field that begins there. */
    void read(int beginning) {
        position = beginning;
        next();
    }

    /** How the field at hand is spelled: {@link #VARINT}, {@link #FIXED_64}, {@link #LENGTH} or {@link #FIXED_32}. */
    int type() {
        return type;
    }

    /** The number of the field at hand. */
    int field() {
        return field;
    }

    /** The field at hand as a number: the bits of a varint, fixed32 or fixed64. */
    long number() {
        return number;
    }

    /** The field at hand as a message. */
    ProtobufReader message() {
        return new ProtobufReader(bytes, contentStart, position);
    }

    /** The field at hand as text; what is no UTF-8 becomes U+FFFD. */
    String text() {
        return new String(bytes, contentStart, position - contentStart, StandardCharsets.UTF_8);
    }

    /** The field at hand as bytes. */
    byte[] bytes() {
        return Arrays.copyOfRange(bytes, contentStart, position);
    }

    private long varint() {
        long value = 0;
        for (int i = 0; i < LONGEST_VARINT; i++) {
            skip(1);
            byte b = bytes[position - 1];
            value |= (b & 0x7fL) << (7 * i);
            if (b >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("expected a number of at most 64 bits");
    }

    private long littleEndian(int count) {
        skip(count);
        long value = 0;
        for (int i = 1; i <= count; i++) {
            value = (value << 8) | (bytes[position - i] & 0xff);
        }
        return value;
    }

    private void skip(long count) {
        if (count < 0 || count > end - position) {
            throw new IllegalArgumentException("a protobuf message ends early");
        }
        position += (int) count;
    }
}
