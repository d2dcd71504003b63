package dev.loki.adapter.otlp.wire;

import dev.loki.domain.trace.SpanId;
import dev.loki.domain.trace.TraceId;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * A message in protobuf. It is gone through once when it is made, and every field found at once thereafter; of one that
 * stands more than once the last counts, where protobuf would merge messages.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">Protocol Buffers, encoding</a>
 */
final class ProtobufMessage implements Message {

    private final ProtobufReader reader;
    private final Parts parts;

    /** Where the last field with a number begins, from 1. */
    private final int[] places = new int[Field.LAST_NUMBER + 1];

    /**
     * @param parts counts this message and those within it
     * @throws IllegalArgumentException where the bytes are no message
     */
    ProtobufMessage(ProtobufReader reader, Parts parts) {
        parts.add();
        this.reader = reader;
        this.parts = parts;
        for (int beginning = reader.position(); reader.next(); beginning = reader.position()) {
            if (reader.field() > 0 && reader.field() <= Field.LAST_NUMBER) {
                places[reader.field()] = beginning + 1;
            }
        }
    }

    @Override
    public boolean has(Field field) {
        return places[field.number()] > 0;
    }

    @Override
    public Optional<Message> message(Field field) {
        return isAt(field, ProtobufReader.LENGTH)
                ? Optional.of(new ProtobufMessage(reader.message(), parts))
                : Optional.empty();
    }

    @Override
    public Iterable<Message> messages(Field list) {
        return () -> new Items(reader.again(), list, parts);
    }

    @Override
    public String text(Field field) {
        return isAt(field, ProtobufReader.LENGTH) ? reader.text() : "";
    }

    @Override
    public Optional<TraceId> traceId(Field field) {
        ByteBuffer id = id(field, 2 * Long.BYTES);
        return isNone(id) ? Optional.empty() : Optional.of(new TraceId(id.getLong(0), id.getLong(Long.BYTES)));
    }

    @Override
    public Optional<SpanId> spanId(Field field) {
        ByteBuffer id = id(field, Long.BYTES);
        return isNone(id) ? Optional.empty() : Optional.of(new SpanId(id.getLong(0)));
    }

    @Override
    public byte[] bytes(Field field) {
        return isAt(field, ProtobufReader.LENGTH) ? reader.bytes() : new byte[0];
    }

    @Override
    public long integer(Field field) {
        return number(field, ProtobufReader.VARINT);
    }

    @Override
    public long fixed32(Field field) {
        return number(field, ProtobufReader.FIXED_32);
    }

    @Override
    public long fixed64(Field field) {
        return number(field, ProtobufReader.FIXED_64);
    }

    @Override
    public double real(Field field) {
        return Double.longBitsToDouble(fixed64(field));
    }

    @Override
    public boolean bool(Field field) {
        return integer(field) != 0;
    }

    @Override
    public int choice(Field field, List<String> names) {
        int number = (int) integer(field);
        if (number < 0 || number >= names.size()) {
            throw field.expected("a number from 0 to " + (names.size() - 1));
        }
        return number;
    }

    @Override
    public List<Long> fixed64s(Field field, int most) {
        return all(field, most, bits -> bits);
    }

    @Override
    public List<Double> reals(Field field, int most) {
        return all(field, most, Double::longBitsToDouble);
    }

    private long number(Field field, int type) {
        return isAt(field, type) ? reader.number() : 0;
    }

    private ByteBuffer id(Field field, int length) {
        byte[] id = bytes(field);
        if (id.length != 0 && id.length != length) {
            throw field.expected(length + " bytes");
        }
        return ByteBuffer.wrap(id);
    }

    private static boolean isNone(ByteBuffer id) {
        for (int i = 0; i < id.limit(); i++) {
            if (id.get(i) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Goes to a field, where it is there. */
    private boolean isAt(Field field, int type) {
        int place = places[field.number()];
        if (place > 0) {
            reader.read(place - 1);
            require(reader, field, type);
        }
        return place > 0;
    }

    private static void require(ProtobufReader reader, Field field, int type) {
        if (reader.type() != type) {
            throw field.expected("protobuf's wire type " + type);
        }
    }

    /** Packed or one by one: protobuf wants both to be understood. */
    private <T> List<T> all(Field field, int most, LongFunction<T> reading) {
        List<T> numbers = new ArrayList<>();
        ProtobufReader fields = reader.again();
        while (fields.next()) {
            if (fields.field() == field.number()) {
                ByteBuffer packed = ByteBuffer.wrap(packed(fields, field)).order(ByteOrder.LITTLE_ENDIAN);
                if (numbers.size() + packed.remaining() / Long.BYTES > most) {
                    throw field.expected("at most " + most + " numbers");
                }
                while (packed.hasRemaining()) {
                    numbers.add(reading.apply(packed.getLong()));
                }
            }
        }
        return numbers;
    }

    private static byte[] packed(ProtobufReader fields, Field field) {
        if (fields.type() != ProtobufReader.FIXED_64) {
            require(fields, field, ProtobufReader.LENGTH);
        }
        byte[] bytes = fields.bytes();
        if (bytes.length % Long.BYTES != 0) {
            throw field.expected("numbers of 64 bits");
        }
        return bytes;
    }

    /** The messages of a list, one after another. */
    private static final class Items implements Iterator<Message> {

        private final ProtobufReader fields;
        private final Field list;
        private final Parts parts;
        private boolean isThere;

        Items(ProtobufReader fields, Field list, Parts parts) {
            this.fields = fields;
            this.list = list;
            this.parts = parts;
            advance();
        }

        @Override
        public boolean hasNext() {
            return isThere;
        }

        @Override
        public Message next() {
            if (!isThere) {
                throw new NoSuchElementException();
            }
            int type = fields.type();
            ProtobufReader item = type == ProtobufReader.LENGTH ? fields.message() : fields;
            advance();
            if (type != ProtobufReader.LENGTH) {
                throw list.expected("protobuf's wire type " + ProtobufReader.LENGTH);
            }
            return new ProtobufMessage(item, parts);
        }

        private void advance() {
            do {
                isThere = fields.next();
            } while (isThere && fields.field() != list.number());
        }
    }
}
