package dev.loki.adapter.otlp.receive;

import dev.loki.adapter.otlp.wire.Field;
import dev.loki.adapter.otlp.wire.Message;
import dev.loki.adapter.otlp.wire.TooManyPartsException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Collects the records of a request, and counts those that cannot be read. Not thread-safe. */
final class Records<T> {

    private final List<T> records = new ArrayList<>();
    private long refused;
    private String problem = "";

    /**
     * Takes what a list holds.
     *
     * @param where the list stands, for messages
     * @param reading is given an item and where it stands; throws {@link IllegalArgumentException} for what is no record;
     *     gives nothing for what is to be passed over
     * @throws TooManyPartsException where the request as a whole is to be refused
     */
    void take(Message holder, Field list, String where, BiFunction<Message, String, Optional<T>> reading) {
        int index = 0;
        for (Iterator<Message> items = holder.messages(list).iterator(); items.hasNext(); index++) {
            String place = where + list.jsonName() + "[" + index + "]";
            try {
                reading.apply(items.next(), place).ifPresent(this::add);
            } catch (TooManyPartsException e) {
                throw e;
            } catch (IllegalArgumentException e) {
                refuse(place + ": " + e.getMessage());
            }
        }
    }

    Decoded<T> toDecoded() {
        return new Decoded<>(records, refused, problem);
    }

    private void add(T item) {
        if (records.size() == TelemetryDecoder.MOST) {
            throw new IllegalArgumentException("expected at most " + TelemetryDecoder.MOST + " records in a request");
        }
        records.add(item);
    }

    private void refuse(String what) {
        problem = refused == 0 ? what : problem;
        refused++;
    }
}
