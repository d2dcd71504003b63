package dev.loki.adapter.fs.audit;

import static dev.loki.adapter.fs.audit.MemoryChain.FILES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.adapter.fs.storage.MemoryStorage;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** In our own chain nothing can be changed or hidden, however little. */
class EveryBitTest {

    private final MemoryStorage disk = new MemoryStorage();

    @Test
    void everyFlippedBitIsFound() {
        try (FileAuditLog log = MemoryChain.open(disk)) {
            JsonObject metadata = JsonObject.builder()
                    .put("bytes", 12)
                    .put("10", "x\n")
                    .put("lone", "\ud800")
                    .put("é", new JsonString("日本 😀 \u001f"))
                    .build();
            log.append(new AuditDraft("agent-1", "file_write", "src/\"a\".js", null, metadata));
            log.append(new AuditDraft("agent-\uFFFD", "deploy", null, "why \\ not", metadata));
        }
        disk.remove(FILES.state());
        byte[] whole = disk.bytes(FILES.log());
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(isValid(flipped)).as("bit " + bit).isFalse();
        }
        assertThat(isValid(whole)).isTrue();
    }

    @Test
    void whatTheHashDoesNotCoverCannotBeSlippedIn() {
        try (FileAuditLog log = MemoryChain.open(disk)) {
            log.append(new AuditDraft("agent-\uFFFD", "deploy", null, null, JsonObject.EMPTY));
        }
        disk.remove(FILES.state());
        String line = new String(disk.bytes(FILES.log()), StandardCharsets.UTF_8);

        assertThat(isValid(utf8(line))).isTrue();
        assertThat(isValid(utf8(line.replace("{\"seq\"", "{\"note\":1,\"seq\""))))
                .isFalse();
        assertThat(isValid(utf8(line.replace("{\"seq\"", "{\"who\":\"x\",\"seq\""))))
                .isFalse();
        assertThat(isValid(utf8(line.replace("{\"seq\":0", "{\"seq\":0.0")))).isFalse();
        assertThat(isValid(utf8(line.replace("\"hash\":\"", "\"hash\":\"sha256:"))))
                .isFalse();
        assertThat(isValid(utf8(line.replace("{\"seq\"", "{ \"seq\"")))).isFalse();
        assertThat(isValid(utf8(line.replace("\n", "\r\n")))).isFalse();
        assertThat(isValid(utf8(line).clone(), line.indexOf('\uFFFD'))).isFalse();
    }

    /** A byte that is no UTF-8 is read as U+FFFD, and hashed as that. */
    private boolean isValid(byte[] line, int at) {
        byte[] smuggled = new byte[line.length - 2];
        System.arraycopy(line, 0, smuggled, 0, at);
        smuggled[at] = (byte) 0xFF;
        System.arraycopy(line, at + 3, smuggled, at + 1, line.length - at - 3);
        return isValid(smuggled);
    }

    private boolean isValid(byte[] chain) {
        disk.put(FILES.log(), chain);
        return MemoryChain.open(disk).verify().valid();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
