package dev.loki.adapter.kafka.event;

import dev.loki.domain.event.Event;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.json.VerbatimJson;
import dev.loki.domain.time.IsoTimestamp;
import dev.loki.ports.event.EventLimits;
import dev.loki.ports.event.EventRefusedException;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Events as Kafka records, by the Kafka protocol binding of CloudEvents: written in binary content mode, each attribute a
 * header {@code ce_<name>} and the payload as JSON the value; read in binary and in structured content mode, as any
 * CloudEvents producer writes them. The key is the event's id, so that events of one id go to one partition. Thread-safe.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">the
 *     binding</a>
 */
final class CloudEventRecords {

    static final int MAX_BYTES = 10 * 1024 * 1024;

    private static final String PREFIX = "ce_";
    private static final String CONTENT_TYPE = "content-type";
    private static final String JSON_TYPE = "application/json";
    private static final String STRUCTURED = "application/cloudevents";
    private static final String STRUCTURED_JSON = "application/cloudevents+json";
    private static final JsonString SPEC_VERSION = new JsonString(CloudEvent.SPEC_VERSION);

    private final String topic;
    private final JsonReader json;

    CloudEventRecords(String topic, JsonReader json) {
        this.topic = topic;
        this.json = json;
    }

    /**
     * The record of an event.
     *
     * @throws EventRefusedException where nobody could read it
     */
    ProducerRecord<byte[], byte[]> of(Event event) {
        EventLimits.require(event);
        CloudEvent cloudEvent = CloudEvent.of(event);
        byte[] value = VerbatimJson.stringifyToUtf8(event.payload());
        ProducerRecord<byte[], byte[]> written = new ProducerRecord<>(topic, utf8(event.id()), value);
        written.headers().add(PREFIX + "specversion", utf8(CloudEvent.SPEC_VERSION));
        int size = value.length;
        for (Map.Entry<String, JsonValue> attribute : cloudEvent.attributes().entrySet()) {
            byte[] text = utf8(((JsonString) attribute.getValue()).value());
            written.headers().add(PREFIX + attribute.getKey(), text);
            size += text.length;
        }
        written.headers().add(CONTENT_TYPE, utf8(JSON_TYPE));
        if (size > MAX_BYTES) {
            throw new EventRefusedException("the event is larger than " + MAX_BYTES + " bytes");
        }
        requireReadable(value);
        if (cloudEvent.attributes().get(CloudEvent.WHOLE) instanceof JsonString whole) {
            requireReadable(utf8(whole.value()));
        }
        return written;
    }

    private void requireReadable(byte[] utf8) {
        try {
            json.readStrict(utf8);
        } catch (JsonSyntaxException e) {
            throw new EventRefusedException("the event could not be read again: " + e.describe());
        }
    }

    /** The event of a record. */
    Event read(ConsumerRecord<byte[], byte[]> read) throws NoEventException {
        String type = contentType(read.headers());
        boolean isStructured = type.startsWith(STRUCTURED);
        CloudEvent event = isStructured ? structured(type, read.value()) : binary(type, read);
        if (!SPEC_VERSION.equals(event.attributes().get("specversion"))) {
            throw new NoEventException("expected a CloudEvent of specversion 1.0");
        }
        JsonValue whole = event.attributes().get(CloudEvent.WHOLE) instanceof JsonString text
                ? json(utf8(text.value()), CloudEvent.WHOLE)
                : null;
        return event.toEvent(whole, IsoTimestamp.format(Instant.ofEpochMilli(Math.max(0, read.timestamp()))));
    }

    private CloudEvent binary(String type, ConsumerRecord<byte[], byte[]> read) throws NoEventException {
        boolean isJson = type.isEmpty() || type.equals(JSON_TYPE) || type.endsWith("+json");
        if (!isJson) {
            throw new NoEventException("expected content-type application/json");
        }
        Map<String, JsonValue> attributes = new LinkedHashMap<>();
        for (Header header : read.headers()) {
            if (header.key().startsWith(PREFIX) && header.value() != null) {
                attributes.put(header.key().substring(PREFIX.length()), new JsonString(text(header)));
            }
        }
        return new CloudEvent(attributes, read.value() == null ? JsonObject.EMPTY : json(read.value(), "the value"));
    }

    private CloudEvent structured(String type, byte @Nullable [] value) throws NoEventException {
        JsonValue event = type.equals(STRUCTURED_JSON) && value != null ? json(value, "the value") : JsonNull.NULL;
        if (!(event instanceof JsonObject object)) {
            throw new NoEventException("expected content-type " + STRUCTURED_JSON + ", and a JSON object");
        }
        Map<String, JsonValue> attributes = new LinkedHashMap<>(object.members());
        attributes.values().removeIf(JsonNull.NULL::equals);
        JsonValue data = attributes.remove("data");
        if (attributes.containsKey("data_base64")) {
            throw new NoEventException("expected data that is JSON, found data_base64");
        }
        return new CloudEvent(attributes, data == null ? JsonObject.EMPTY : data);
    }

    private JsonValue json(byte[] utf8, String what) throws NoEventException {
        if (utf8.length > MAX_BYTES) {
            throw new NoEventException(what + " is larger than " + MAX_BYTES + " bytes");
        }
        try {
            return json.readStrict(utf8);
        } catch (JsonSyntaxException e) {
            throw new NoEventException(what + " is no JSON: " + e.describe());
        }
    }

    /** In lower case, without parameters; empty where there is none. */
    private static String contentType(Headers headers) throws NoEventException {
        Header header = headers.lastHeader(CONTENT_TYPE);
        String type = header == null || header.value() == null ? "" : text(header);
        return type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }

    private static String text(Header header) throws NoEventException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(header.value()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new NoEventException("a header is no UTF-8");
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
