package dev.loki.adapter.otlp.wire;

import dev.loki.domain.json.JsonObject;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;

/** How messages are spelled ({@code OTEL_EXPORTER_OTLP_PROTOCOL}). */
public enum Encoding {
    /** {@code http/json}. */
    JSON("application/json") {
        @Override
        Wire wire() {
            return new JsonWire();
        }

        @Override
        public Message read(byte[] message, JsonReader json) {
            JsonExtent.check(message);
            try {
                if (json.readTolerant(message) instanceof JsonObject object) {
                    return new JsonMessage(object);
                }
            } catch (JsonSyntaxException e) {
                throw new IllegalArgumentException("not JSON: " + e.describe(), e);
            }
            throw new IllegalArgumentException("expected an object");
        }
    },
    /** {@code http/protobuf}. */
    PROTOBUF("application/x-protobuf") {
        @Override
        Wire wire() {
            return new ProtobufWire();
        }

        @Override
        public Message read(byte[] message, JsonReader json) {
            return new ProtobufMessage(new ProtobufReader(message), new Parts());
        }
    };

    private final String contentType;

    Encoding(String contentType) {
        this.contentType = contentType;
    }

    /** The {@code Content-Type} of requests and answers. */
    public String contentType() {
        return contentType;
    }

    /**
     * A message that somebody else wrote; how long it may be is the caller's to bound.
     *
     * @throws IllegalArgumentException where it is none, is nested deeper than {@value JsonExtent#MAX_DEPTH} levels or
     *     has more than {@value JsonExtent#MAX_PARTS} values, which in protobuf is found out while it is read
     *     ({@link TooManyPartsException}); quotes nothing of it
     */
    public abstract Message read(byte[] message, JsonReader json);

    abstract Wire wire();
}
