package dev.loki.adapter.otlp.wire;

/** How messages are spelled ({@code OTEL_EXPORTER_OTLP_PROTOCOL}). */
public enum Encoding {
    /** {@code http/json}. */
    JSON("application/json") {
        @Override
        Wire wire() {
            return new JsonWire();
        }
    },
    /** {@code http/protobuf}. */
    PROTOBUF("application/x-protobuf") {
        @Override
        Wire wire() {
            return new ProtobufWire();
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

    abstract Wire wire();
}
