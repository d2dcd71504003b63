package dev.loki.adapter.syslog.forward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.forward.EntryReading;
import dev.loki.domain.forward.ForwardedChain;
import dev.loki.domain.forward.ForwardedEntry;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import dev.loki.testing.Nightly;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OcsfBodyTest {

    private static final List<String> DEMANDED_OF_ALL =
            List.of("class_uid", "category_uid", "activity_id", "type_uid", "time", "severity_id", "metadata");

    private final OcsfBody body = new OcsfBody("Autonomi", "Loki Mode", "1.0", "host");

    @Test
    void actionsFallIntoTheirClasses() throws JsonSyntaxException {
        assertThat(number(event(action("file_write")), "type_uid")).isEqualTo(100103);
        assertThat(number(event(action("agent_stop")), "type_uid")).isEqualTo(100702);
        assertThat(number(event(action("session_start")), "type_uid")).isEqualTo(100701);
        assertThat(number(event(action("login")), "type_uid")).isEqualTo(300201);
        assertThat(number(event(action("policy_deny")), "type_uid")).isEqualTo(200401);
        assertThat(number(event(action("create_token")), "type_uid")).isEqualTo(600301);
        ForwardedEntry alert =
                EntryReading.tampering(ForwardedChain.AGENT, 4, "gone", Instant.parse("2026-01-02T03:04:05Z"));
        assertThat(number(event(alert), "class_uid")).isEqualTo(2004);
        assertThat(number(event(alert), "severity_id")).isEqualTo(5);
    }

    @Test
    void theHashOfTheChainIsTheIdOfTheEvent() throws JsonSyntaxException {
        JsonObject fields = JsonObject.builder()
                .put("action", "login")
                .put("_integrity_hash", "ab".repeat(32))
                .build();
        assertThat(event(HostileEntries.entry(fields)).get("metadata"))
                .isInstanceOfSatisfying(JsonObject.class, metadata -> assertThat(metadata.string("uid"))
                        .contains("ab".repeat(32)));
    }

    @Test
    void hostileTextsLeaveJsonWithWhatTheClassDemands() {
        HostileEntries.stream(Nightly.count(2_000, 100_000)).forEach(entry -> {
            JsonObject event = event(entry);
            assertThat(event.members()).containsKeys(DEMANDED_OF_ALL.toArray(String[]::new));
            int type = number(event, "class_uid");
            assertThat(number(event, "type_uid")).isEqualTo(type * 100 + number(event, "activity_id"));
            assertThat(event.members())
                    .containsKeys(
                            switch (type) {
                                case 1001 -> new String[] {"actor", "device", "file"};
                                case 1007 -> new String[] {"actor", "device", "process"};
                                case 2004 -> new String[] {"finding_info"};
                                case 3002 -> new String[] {"user"};
                                case 6003 -> new String[] {"actor", "api", "src_endpoint"};
                                default -> throw new AssertionError("class " + type);
                            });
        });
    }

    private static ForwardedEntry action(String action) {
        return HostileEntries.entry(JsonObject.builder().put("action", action).build());
    }

    private JsonObject event(ForwardedEntry entry) {
        try {
            byte[] text = body.full(entry).getBytes(StandardCharsets.UTF_8);
            return (JsonObject) new JacksonJsonReader().readStrict(text);
        } catch (JsonSyntaxException e) {
            throw new AssertionError(body.full(entry), e);
        }
    }

    private static int number(JsonObject event, String name) {
        return (int) ((JsonNumber) Objects.requireNonNull(event.get(name))).longValueExact();
    }
}
