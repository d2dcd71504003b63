package dev.loki.adapter.kafka.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.domain.event.Event;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.VerbatimJson;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.event.EventRefusedException;
import dev.loki.testing.Nightly;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CloudEventRecordsTest {

    private static final Event PLAIN = Event.of(
            "a1",
            "task",
            "runner",
            "2026-02-21T10:00:00.123456+00:00",
            JsonObject.EMPTY.with("action", new JsonString("start")));

    private final CloudEventRecords records = new CloudEventRecords("events", new JacksonJsonReader());

    @Test
    void anEventIsACloudEventInBinaryModeAndNothingElse() {
        ProducerRecord<byte[], byte[]> record = records.of(PLAIN);

        assertThat(headers(record.headers()))
                .isEqualTo(Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "a1",
                        "ce_type", "task",
                        "ce_source", "runner",
                        "ce_time", "2026-02-21T10:00:00.123456+00:00",
                        "content-type", "application/json"));
        assertThat(record.key()).asString(StandardCharsets.UTF_8).isEqualTo("a1");
        assertThat(record.value()).asString(StandardCharsets.UTF_8).isEqualTo("{\"action\":\"start\"}");
    }

    @Test
    void furtherMembersThatAreSuchTextsAreExtensionAttributes() throws NoEventException {
        Event event = new Event(PLAIN.json().with("traceparent", new JsonString("00-ab-cd-01")));

        assertThat(headers(records.of(event).headers()))
                .containsEntry("ce_traceparent", "00-ab-cd-01")
                .doesNotContainKey("ce_lokievent");
        assertSame(event);
    }

    @Test
    void whatIsNoAttributeComesBackAsItWas() throws NoEventException {
        JsonObject plain = PLAIN.json();
        for (JsonObject event : List.of(
                plain.with("type", new JsonString("t\n\u0000")),
                plain.with("type", new JsonString("\ud800")),
                plain.with("source", new JsonString("not a URI \u2029 \ud83d\ude00")),
                plain.with("timestamp", new JsonString("no time")),
                plain.with("timestamp", new JsonString("2026-02-30T10:00:00Z")),
                plain.with("version", new JsonString("2.0")),
                plain.with("version", JsonNumber.of(1)),
                plain.with("extra", JsonNumber.parse("9007199254740993")),
                plain.with("Extra_Name", new JsonString("x")),
                plain.with("lokievent", new JsonString("{}")),
                plain.with("time", new JsonString("2026-02-21T10:00:00Z")),
                plain.with("specversion", new JsonString("0.3")),
                plain.with("data", new JsonString("x")),
                plain.with("empty", new JsonString("")),
                plain.with("1", JsonObject.EMPTY),
                plain.with("payload", JsonObject.EMPTY.with("n", JsonNumber.parse("1E+400"))))) {
            assertSame(new Event(event));
        }
    }

    @Test
    void theOrderOfMembersComesBackAsItWas() throws NoEventException {
        JsonObject.Builder reversed = JsonObject.builder();
        List<String> names = List.of("version", "payload", "timestamp", "source", "type", "id");
        names.forEach(name ->
                reversed.put(name, Optional.ofNullable(PLAIN.json().get(name)).orElseThrow()));

        assertSame(new Event(reversed.build()));
    }

    @Test
    void anyTextsComeBackAsTheyWere() throws NoEventException {
        Random random = new Random(7);
        for (int i = 0; i < Nightly.count(500, 50_000); i++) {
            JsonObject json = PLAIN.json()
                    .with("type", text(random))
                    .with("source", text(random))
                    .with("timestamp", text(random))
                    .with(name(random), text(random))
                    .with("payload", JsonObject.EMPTY.with(name(random), text(random)));
            assertSame(new Event(json));
        }
    }

    @Test
    void attributesAreValidWhateverTheEventSays() {
        Event event = new Event(PLAIN.json()
                .with("type", new JsonString("\u0007 \ufdd0 \udc00 caf\u00e9"))
                .with("source", new JsonString("a b:\ud83d\ude00")));

        assertThat(headers(records.of(event).headers()))
                .containsEntry("ce_type", "%07 %EF%B7%90 %3F caf\u00e9")
                .containsEntry("ce_source", "a%20b%3A%F0%9F%98%80");
    }

    @Test
    void cloudEventsOfOthersAreEventsInBothModes() throws NoEventException {
        Event expected = new Event(JsonObject.builder()
                .put("id", "A234-1234-1234")
                .put("type", "com.example.someevent")
                .put("source", "/mycontext/subcontext")
                .put("timestamp", "2018-04-05T17:31:00Z")
                .put("payload", JsonObject.EMPTY.with("appinfoA", new JsonString("abc")))
                .put("version", "1.0")
                .put("subject", "line 1")
                .build());
        Headers binary = new RecordHeaders();
        add(binary, "ce_specversion", "1.0");
        add(binary, "ce_type", "com.example.someevent");
        add(binary, "ce_source", "/mycontext/subcontext");
        add(binary, "ce_id", "A234-1234-1234");
        add(binary, "ce_time", "2018-04-05T17:31:00Z");
        add(binary, "ce_subject", "line 1");
        add(binary, "content-type", "application/json; charset=utf-8");
        add(binary, "traceparent", "not an attribute");
        Headers structured = new RecordHeaders();
        add(structured, "content-type", "application/cloudevents+json; charset=UTF-8");

        assertThat(records.read(record(binary, "{\"appinfoA\":\"abc\"}"))).isEqualTo(expected);
        assertThat(records.read(record(structured, """
                        {"specversion": "1.0", "type": "com.example.someevent", "source": "/mycontext/subcontext",
                         "id": "A234-1234-1234", "time": "2018-04-05T17:31:00Z", "subject": "line 1",
                         "datacontenttype": "application/json", "dataschema": null, "data": {"appinfoA": "abc"}}"""))).isEqualTo(expected);
    }

    @Test
    void whatOthersLeaveOutIsFilledIn() throws NoEventException {
        Headers headers = minimal();

        assertThat(records.read(record(headers, null)).timestamp()).isEqualTo("1970-01-01T00:00:01.000Z");
        assertThat(records.read(record(headers, null)).payload()).isEqualTo(JsonObject.EMPTY);
        assertThat(records.read(record(headers, "[1]")).payload()).hasToString("{\"data\":[1]}");
    }

    @Test
    void whatIsNoEventIsSaidWithoutQuotingIt() {
        refuses(record(new RecordHeaders(), "{}"), "specversion");
        refuses(record(minimal(), "secret"), "is no JSON");
        refuses(record(minimal().remove("ce_id"), "{}"), "id must be");
        refuses(record(add(minimal(), "ce_id", "../secret"), "{}"), "id must be");
        refuses(record(add(minimal(), "ce_id", ""), "{}"), "id must be");
        refuses(record(add(minimal(), "ce_specversion", "0.3"), "{}"), "specversion");
        refuses(record(add(minimal(), "content-type", "text/plain"), "secret"), "application/json");
        refuses(record(add(minimal(), "content-type", "application/cloudevents+avro"), "secret"), "application/cloud");
        refuses(record(add(minimal(), "content-type", "application/cloudevents+json"), "[]"), "a JSON object");
        refuses(record(add(minimal(), "ce_lokievent", "secret"), "{}"), "lokievent is no JSON");
        refuses(record(add(minimal(), "ce_lokievent", "{\"id\":\"other\"}"), "{}"), "must be");
        refuses(record(minimal().add("ce_x", new byte[] {(byte) 0xff}), "{}"), "no UTF-8");
        refuses(record(minimal(), "[".repeat(10_000)), "is no JSON");
        refuses(record(minimal(), " ".repeat(CloudEventRecords.MAX_BYTES + 1)), "larger than");
    }

    @Test
    void theIdsOfAttributeAndEventMustBeTheSame() {
        Headers headers =
                records.of(new Event(PLAIN.json().with("n", JsonNumber.of(1)))).headers();

        refuses(record(add(headers, "ce_id", "other"), "{}"), "differ");
    }

    @Test
    void whatNobodyCouldReadIsRefused() {
        JsonObject deep = JsonObject.EMPTY;
        for (int i = 0; i < 10_000; i++) {
            deep = JsonObject.EMPTY.with("d", deep);
        }
        Event nested = new Event(PLAIN.json().with("payload", deep));
        Event halfAName = new Event(PLAIN.json().with("x\ud83d", JsonNumber.of(1)));
        Event large = new Event(PLAIN.json().with("x", new JsonString("x".repeat(CloudEventRecords.MAX_BYTES))));

        assertThatThrownBy(() -> records.of(nested)).isInstanceOf(EventRefusedException.class);
        assertThatThrownBy(() -> records.of(halfAName)).isInstanceOf(EventRefusedException.class);
        assertThatThrownBy(() -> records.of(large)).isInstanceOf(EventRefusedException.class);
    }

    private void assertSame(Event event) throws NoEventException {
        ProducerRecord<byte[], byte[]> record = records.of(event);
        String value = new String(record.value(), StandardCharsets.UTF_8);

        assertThat(VerbatimJson.stringify(
                        records.read(record(record.headers(), value)).json()))
                .isEqualTo(VerbatimJson.stringify(event.json()));
    }

    private void refuses(ConsumerRecord<byte[], byte[]> record, String reason) {
        assertThatThrownBy(() -> records.read(record))
                .isInstanceOf(NoEventException.class)
                .hasMessageContaining(reason)
                .hasMessageNotContaining("secret");
    }

    private static JsonString text(Random random) {
        String alphabet = "ab:/%{}\"\\\u0000\n\u007f\u0085\u00e9\u2029\ud83d\ude00\ud83d\ufdd0\uffff ";
        StringBuilder text = new StringBuilder("x");
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return new JsonString(text.toString());
    }

    /** Of whole characters: a bus takes no other. */
    private static String name(Random random) {
        String text = text(random).value();
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static Headers minimal() {
        Headers headers = new RecordHeaders();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", "a");
        add(headers, "ce_type", "t");
        return add(headers, "ce_source", "s");
    }

    private static Headers add(Headers headers, String name, String value) {
        return headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> headers(Headers headers) {
        Map<String, String> all = new TreeMap<>();
        for (Header header : headers) {
            all.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return all;
    }

    private static ConsumerRecord<byte[], byte[]> record(Headers headers, @Nullable String value) {
        byte[] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
        return new ConsumerRecord<>(
                "events", 0, 0L, 1_000L, TimestampType.CREATE_TIME, 0, 0, null, bytes, headers, Optional.empty());
    }
}
