package dev.loki.adapter.otlp.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loki.adapter.otlp.metric.OtlpMetricRules;
import dev.loki.adapter.otlp.trace.OtlpRules;
import dev.loki.testing.External;
import dev.loki.testing.Needs;
import dev.loki.testing.OtelCollector;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the OpenTelemetry collector refuses, the rules that our tests hold requests against refuse as well. */
@Needs(External.OTELCOL)
class RealCollectorRulesTest {

    private static final JsonMapper JSON = new JsonMapper();

    /** What comes in the place of each part of a good request. */
    private static final List<String> BAD = List.of(
            "null",
            "true",
            "-1",
            "0.5",
            "1e21",
            "5",
            "99999999999999999999",
            "'5.0'",
            "'1e+21'",
            "'-1'",
            "'18446744073709551616'",
            "''",
            "'NaN'",
            "'S/kvNXezTaajzpKdDg5HNg=='",
            "'SPAN_KIND_SERVER'",
            "[]",
            "{}",
            "[null]",
            "{'stringValue':5}");

    private final HttpClient client = HttpClient.newHttpClient();
    private OtelCollector collector;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        collector = OtelCollector.in(folder);
    }

    @AfterEach
    void stop() {
        collector.close();
    }

    @Test
    void whatOurEncoderWritesIsTaken() throws Exception {
        assertThat(List.of(post("traces", Samples.TRACES), post("metrics", Samples.METRICS)))
                .containsOnly(200);
        OtlpRules.check(Samples.TRACES);
        OtlpMetricRules.check(Samples.METRICS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    traces  | "traceId":"4bf92f3577b34da6a3ce929d0e0e4736" | "traceId":"S/kvNXezTaajzpKdDg5HNg=="
                    traces  | "spanId":"00f067aa0ba902b7"                  | "spanId":"APBnqgupArc="
                    traces  | "intValue":"5"                               | "intValue":"5.0"
                    traces  | "intValue":"5"                               | "intValue":"1e+21"
                    traces  | "doubleValue":0.5                            | "doubleValue":null
                    metrics | "asDouble":2.5                               | "asInt":"0.5"
                    metrics | "asDouble":2.5                               | "asDouble":null
                    """)
    void aBadValueCostsTheWholeRequest(String signal, String good, String bad) throws Exception {
        byte[] request = replaced(signal, good, bad);

        assertThat(post(signal, request)).isEqualTo(400);
        assertThat(refuses(signal, request)).isTrue();
    }

    /** The specification has receivers pass over such keys, and older collectors do. */
    @ParameterizedTest
    @CsvSource({
        "traces, parentSpanId, parent_span_id",
        "traces, startTimeUnixNano, start_time_unix_nano",
        "metrics, aggregationTemporality, aggregation_temporality",
        "metrics, timeUnixNano, time_unix_nano"
    })
    void aKeyInSnakeCaseIsOneWeNeverWriteThoughThisCollectorReadsIt(String signal, String good, String bad)
            throws Exception {
        byte[] request = replaced(signal, '"' + good + '"', '"' + bad + '"');

        assertThat(post(signal, request)).isEqualTo(200);
        assertThat(collector.received(1).get(0)).contains(good);
        assertThat(refuses(signal, request)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"traces", "metrics"})
    void noPartOfARequestCanBeSpoiledUnseen(String signal) throws Exception {
        JsonNode good = JSON.readTree(sample(signal));
        List<String> unseen = new ArrayList<>();
        int refused = 0;
        for (JsonPointer part : parts(good)) {
            for (String bad : BAD) {
                byte[] request = JSON.writeValueAsBytes(with(good, part, JSON.readTree(bad.replace('\'', '"'))));
                if (post(signal, request) != 200) {
                    refused++;
                    if (!refuses(signal, request)) {
                        unseen.add(part + " = " + bad);
                    }
                }
            }
        }
        assertThat(unseen).isEmpty();
        assertThat(refused).isGreaterThan(200);
    }

    private static boolean refuses(String signal, byte[] request) {
        try {
            if (signal.equals("traces")) {
                OtlpRules.check(request);
            } else {
                OtlpMetricRules.check(request);
            }
            return false;
        } catch (AssertionError | RuntimeException | IOException e) {
            return true;
        }
    }

    private int post(String signal, byte[] request) throws Exception {
        return client.send(
                        HttpRequest.newBuilder(URI.create(collector.base() + "/v1/" + signal))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(request))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    private static byte[] sample(String signal) {
        return signal.equals("traces") ? Samples.TRACES : Samples.METRICS;
    }

    private static byte[] replaced(String signal, String good, String bad) {
        String request = new String(sample(signal), UTF_8);
        assertThat(request).contains(good);
        return request.replace(good, bad).getBytes(UTF_8);
    }

    /** Every value in it but the whole. */
    private static List<JsonPointer> parts(JsonNode root) {
        List<JsonPointer> parts = new ArrayList<>();
        collect(root, JsonPointer.empty(), parts);
        return parts;
    }

    private static void collect(JsonNode node, JsonPointer here, List<JsonPointer> parts) {
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            parts.add(here.appendIndex(i));
            collect(node.get(i), here.appendIndex(i), parts);
        }
        node.properties().forEach(member -> {
            JsonPointer below = here.appendProperty(member.getKey());
            parts.add(below);
            collect(member.getValue(), below, parts);
        });
    }

    private static JsonNode with(JsonNode good, JsonPointer part, JsonNode bad) {
        JsonNode copy = good.deepCopy();
        JsonNode holder = copy.at(part.head());
        if (holder instanceof ArrayNode array) {
            array.set(part.last().getMatchingIndex(), bad);
        } else {
            ((ObjectNode) holder).set(part.last().getMatchingProperty(), bad);
        }
        return copy;
    }
}
