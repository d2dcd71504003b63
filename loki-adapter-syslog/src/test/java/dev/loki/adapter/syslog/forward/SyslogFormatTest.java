package dev.loki.adapter.syslog.forward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.forward.EntryReading;
import dev.loki.domain.forward.ForwardedChain;
import dev.loki.domain.json.JsonObject;
import dev.loki.testing.Nightly;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SyslogFormatTest {

    /** RFC 5424, section 6: the header, one element of three parameters, a byte order mark. */
    private static final Pattern MESSAGE = Pattern.compile(
            "<1(?:3[0-5]|2[89])>1 (?:-|\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z) [!-~]{1,255} loki [!-~]{1,128}"
                    + " [!-~]{1,32} \\[loki@32473 chain=\"[a-z]+\" seq=\"\\d+\" hash=\"(?:[^\"\\\\\\]]|\\\\[\"\\\\\\]])*\"\\]"
                    + " \uFEFF.*",
            Pattern.DOTALL);

    private final SyslogFormat format = new SyslogFormat(Facility.LOCAL0, "host name\u00e9", "12", new PlainBody());

    @Test
    void anEntryIsAMessageWithChainSeqAndHash() {
        byte[] line = "{\"seq\":3,\"what\":\"agent_stop\"}".getBytes(StandardCharsets.UTF_8);
        JsonObject fields = JsonObject.builder()
                .put("seq", 3)
                .put("timestamp", "2026-01-02T03:04:05.123456789Z")
                .put("what", "agent_stop")
                .put("hash", "sha256:ab\"]\\")
                .build();
        assertThat(text(format.message(EntryReading.entry(ForwardedChain.AGENT, 9, fields, line))))
                .isEqualTo("<132>1 2026-01-02T03:04:05.123456Z hostname loki 12 agent_stop"
                        + " [loki@32473 chain=\"agent\" seq=\"3\" hash=\"ab\\\"\\]\\\\\"] \uFEFF"
                        + "{\"seq\":3,\"what\":\"agent_stop\"}");
    }

    @Test
    void securityRelevantActionsAndFailuresAreWarnings() {
        for (String action :
                List.of("delete", "kill", "agent_stop", "login", "logout", "create_token", "revoke_token")) {
            assertThat(priority(action, true)).as(action).isEqualTo(132);
        }
        assertThat(priority("policy_deny", true)).isEqualTo(132);
        assertThat(priority("create", false)).isEqualTo(132);
        assertThat(priority("create", true)).isEqualTo(134);
        assertThat(priority("stopwatch_read", true)).isEqualTo(134);
    }

    @Test
    void aLargeEntryIsAPointerToItself() {
        JsonObject fields = JsonObject.builder()
                .put("action", "create")
                .put("x", "z".repeat(9_000))
                .build();
        byte[] message = format.message(HostileEntries.entry(fields));
        assertThat(message.length).isLessThanOrEqualTo(8_000);
        assertThat(text(message))
                .contains("\"pointer\":{")
                .contains("\"sha256\":")
                .contains("\"length\":9026");
    }

    @Test
    void noHostileTextBreaksAMessage() {
        for (BodyFormat body :
                List.of(new PlainBody(), new CefBody("v", "p", "1"), new OcsfBody("v", "p", "1", "host"))) {
            SyslogFormat each = new SyslogFormat(Facility.LOCAL0, "h", "1", body);
            HostileEntries.stream(Nightly.count(2_000, 200_000)).forEach(entry -> {
                byte[] message = each.message(entry);
                assertThat(message.length).isLessThanOrEqualTo(SyslogFormat.MAX_BYTES);
                assertThat(MESSAGE.matcher(text(message)).matches())
                        .as(text(message))
                        .isTrue();
                assertThat(text(message)).doesNotContain("\n").doesNotContain("\r");
            });
        }
    }

    private int priority(String action, boolean success) {
        JsonObject fields = JsonObject.builder()
                .put("action", action)
                .put("success", success)
                .build();
        String message = text(format.message(HostileEntries.entry(fields)));
        return Integer.parseInt(message.substring(1, message.indexOf('>')));
    }

    private static String text(byte[] message) {
        return new String(message, StandardCharsets.UTF_8);
    }
}
