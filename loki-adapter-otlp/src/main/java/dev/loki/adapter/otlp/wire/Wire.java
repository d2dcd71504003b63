package dev.loki.adapter.otlp.wire;

import dev.loki.domain.trace.SpanId;
import dev.loki.domain.trace.TraceId;
import java.util.List;

/** How a message is spelled: JSON or protobuf. Fields come in any order. Not thread-safe. */
sealed interface Wire permits JsonWire, ProtobufWire {

    /** Begins a message in a field; {@link #close} ends it. */
    void open(Field field);

    /** Begins a list of messages; {@link #closeList} ends it. */
    void openList(Field field);

    /** Begins the next message of the list; {@link #close} ends it. */
    void openItem(Field list);

    void close();

    void closeList();

    /** Begins the next attribute of the list: its name, and the message that holds its value. {@link #closeAttribute} ends it. */
    default void openAttribute(Field list, String name) {
        openItem(list);
        text(Field.KEY, name);
        open(Field.VALUE);
    }

    default void closeAttribute() {
        close();
        close();
    }

    void text(Field field, String value);

    void id(Field field, TraceId id);

    void id(Field field, SpanId id);

    /** A 32-bit number or an enum. */
    void int32(Field field, int value);

    /** A number whose place is taken whole in protobuf, of 32 bits. */
    void fixed32(Field field, int value);

    void int64(Field field, long value);

    /** As well, of 64 bits, without a sign. */
    void fixed64(Field field, long value);

    /** A finite number. */
    void real(Field field, double value);

    void bool(Field field, boolean value);

    void fixed64s(Field field, List<Long> values);

    void reals(Field field, List<Double> values);

    /** How long the message would be if it ended now. */
    int length();

    /** A place to come back to. */
    int mark();

    /** Forgets what came after the mark, in front of which the same messages were open. */
    void rollback(int mark);

    /** The whole message, as if what is open were closed. More may follow, into the same buffer. */
    Encoded encoded();
}
