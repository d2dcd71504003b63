package dev.loki.adapter.otlp.wire;

/** Counts the messages within a message as they are read: in protobuf one may take two bytes. Not thread-safe. */
final class Parts {

    private int count;

    /** @throws TooManyPartsException where it is one more than {@value JsonExtent#MAX_PARTS} */
    void add() {
        if (++count > JsonExtent.MAX_PARTS) {
            throw new TooManyPartsException(JsonExtent.MAX_PARTS);
        }
    }
}
