package dev.loki.adapter.otlp.wire;

import dev.loki.domain.trace.SpanId;
import dev.loki.domain.trace.TraceId;
import java.util.List;
import java.util.Optional;

/**
 * A message that is being read, however it is spelled: what {@link Wire} is for one that is written. A field that is not
 * there has its default: nothing, 0, false. Fields that nobody asks for are passed over. Every method throws
 * {@link IllegalArgumentException}, with the field's name and nothing of its content, where a field holds what it must
 * not; in JSON, null is such a thing. Not thread-safe.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding">OTLP, JSON Protobuf encoding</a>
 */
public sealed interface Message permits JsonMessage, ProtobufMessage {

    /** Whether the field is there. */
    boolean has(Field field);

    /** The message in a field. */
    Optional<Message> message(Field field);

    /** The messages of a list. The iterator's {@code next} throws for one that is none, and may be called again. */
    Iterable<Message> messages(Field list);

    /** What is no UTF-8 is U+FFFD. */
    String text(Field field);

    /** An id of 16 bytes; one that is empty or all zero is none. */
    Optional<TraceId> traceId(Field field);

    /** An id of eight bytes; one that is empty or all zero is none. */
    Optional<SpanId> spanId(Field field);

    byte[] bytes(Field field);

    /** A number of up to 64 bits that protobuf spells with as few bytes as it takes. */
    long integer(Field field);

    /** A number that protobuf spells with 32 bits, without a sign. */
    long fixed32(Field field);

    /** A number that protobuf spells with 64 bits. */
    long fixed64(Field field);

    double real(Field field);

    boolean bool(Field field);

    /**
     * A choice.
     *
     * @param names what the choices are called, in the order of their numbers from 0; OTLP sends numbers only, but some
     *     senders names
     * @return a number that has a name
     */
    int choice(Field field, List<String> names);

    /** At most {@code most} numbers. */
    List<Long> fixed64s(Field field, int most);

    /** At most {@code most} numbers. */
    List<Double> reals(Field field, int most);
}
