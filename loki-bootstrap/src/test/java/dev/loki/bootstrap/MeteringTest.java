package dev.loki.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.telemetry.ReceiverAddress;
import dev.loki.ports.hook.HookOrigin;
import dev.loki.ports.hook.HookReply;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Hooks, budgets and what Claude Code 2.1.197 told of its consumption, in one process. */
@Timeout(60)
class MeteringTest {

    private static final long BOTH_REQUESTS = 4_163 + 2_963;
    private static final String SESSION = "00000000-0000-4000-8000-000000000001";

    @TempDir
    private Path folder;

    private final List<String> warnings = new ArrayList<>();

    @Test
    void anAddressIsChosenOnceAndTheAgentsVariablesSayIt() {
        Metering metering = metering();
        assertThat(metering.address()).isEmpty();
        assertThat(metering.receive()).isFalse();

        ReceiverAddress chosen = metering.chosenAddress();

        assertThat(metering().chosenAddress()).isEqualTo(chosen);
        assertThat(AgentTelemetryVariables.ofClaudeCode(chosen))
                .containsEntry("OTEL_EXPORTER_OTLP_ENDPOINT", chosen.url())
                .containsEntry("OTEL_EXPORTER_OTLP_HEADERS", "x-loki-receiver=" + chosen.token());
    }

    @Test
    void aSessionGoesOnOnceItIsHeardOfAndEndsWhereItsBudgetIsUsedUp() throws Exception {
        try (Metering metering = metering();
                LokiEnterprise loki = facade(Map.of("LOKI_BUDGET_LIMIT", "0.005"))) {
            ReceiverAddress address = metering.chosenAddress();
            metering.serve(loki);
            for (int i = 0; i < 5; i++) {
                assertThat(hook(loki, "PreToolUse").exitCode()).isZero();
            }
            assertThat(hook(loki, "PostToolBatch").stdout()).isEmpty();

            assertThat(tell(address, "logs.json")).isEqualTo(200);
            awaitCounted(loki);

            assertThat(hook(loki, "PreToolUse"))
                    .satisfies(reply -> assertThat(reply.exitCode()).isEqualTo(HookReply.BLOCKED))
                    .satisfies(reply -> assertThat(reply.stdout()).contains("LOKI_BUDGET_LIMIT"));
            assertThat(hook(loki, "PostToolBatch").stdout()).contains("\"continue\":false", "LOKI_BUDGET_LIMIT");
        }
    }

    @Test
    void underABudgetNoToolIsUsedWhereNothingIsReceived() {
        try (LokiEnterprise loki = facade(Map.of("LOKI_BUDGET_LIMIT", "100"))) {
            assertThat(hook(loki, "PreToolUse").stdout()).contains("deny", "is not received here");
        }
        try (LokiEnterprise loki = facade(Map.of("LOKI_BUDGET_LIMIT", "100", "LOKI_BUDGET_UNMETERED", "warn"))) {
            assertThat(hook(loki, "PreToolUse").exitCode()).isZero();
            assertThat(warnings).anyMatch(warning -> warning.contains("is not received here"));
        }
    }

    @Test
    void aLaterFacadeTakesThePlaceOfTheOneBeforeAtTheSameAddress() throws Exception {
        try (Metering metering = metering();
                LokiEnterprise second = facade(Map.of("LOKI_BUDGET_LIMIT", "0.005"))) {
            ReceiverAddress address = metering.chosenAddress();
            try (LokiEnterprise first = facade(Map.of("LOKI_BUDGET_LIMIT", "100"))) {
                metering.serve(first);
                metering.serve(second);
            }

            assertThat(tell(address, "logs.json")).isEqualTo(200);
            awaitCounted(second);
            assertThat(second.budgets().shutdown()).isPresent();
        }
    }

    /** Closing what counts would wait as well; a hook comes when it comes. */
    private static void awaitCounted(LokiEnterprise loki) {
        while (loki.budgets().status().get(0).spent().micros() < BOTH_REQUESTS) {
            Thread.onSpinWait();
        }
    }

    private Metering metering() {
        return Metering.of(Project.in(folder, Map.of()), warnings::add);
    }

    private LokiEnterprise facade(Map<String, String> environment) {
        return LokiEnterprise.forCommandLine(environment, Project.in(folder, environment), warnings::add);
    }

    private HookReply hook(LokiEnterprise loki, String event) {
        String told = """
                {"session_id":"%s","cwd":"%s","hook_event_name":"%s","tool_name":"Bash","tool_use_id":"toolu_1",
                 "tool_input":{"command":"true"}}""".formatted(SESSION, folder, event);
        return loki.hooks().answer("claude-code", event, told.getBytes(UTF_8), HookOrigin.UNKNOWN);
    }

    private static int tell(ReceiverAddress address, String sample) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address.url() + "/v1/logs"))
                .header("Content-Type", "application/json")
                .header(ReceiverAddress.HEADER, address.token())
                .POST(HttpRequest.BodyPublishers.ofByteArray(sample(sample)))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static byte[] sample(String name) throws IOException {
        try (InputStream in = MeteringTest.class.getResourceAsStream("claude-code-2.1.197/" + name)) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }
}
