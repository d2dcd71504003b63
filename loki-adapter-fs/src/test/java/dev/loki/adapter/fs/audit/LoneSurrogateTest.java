package dev.loki.adapter.fs.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.adapter.fs.storage.MemoryStorage;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.testing.Nightly;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Halves of characters in names and values, at any depth: what is written is read back, and the chain goes on. */
class LoneSurrogateTest {

    private static final String PARTS = "\ud800\udbff\udc00\udfffa\\\"u\u001f\u00e9\uffff";

    private final Random random = new Random(6_902);

    @Test
    void whatIsWrittenIsReadBackAndTheChainGoesOn() {
        MemoryStorage disk = new MemoryStorage();
        List<AuditEntry> written = new ArrayList<>();
        for (int round = 0; round < Nightly.count(40, 2_000); round++) {
            try (FileAuditLog log = MemoryChain.open(disk)) { // opened anew, it reads the end of what it wrote
                written.add(log.append(new AuditDraft("w" + text(), "a" + text(), text(), text(), value(4))));
                written.add(log.append(new AuditDraft("a", "b", null, null, value(1))));
            }
        }
        try (FileAuditLog log = MemoryChain.open(disk)) {
            assertThat(log.verify().error()).isNull();
            assertThat(MemoryChain.read(log)).isEqualTo(written);
        }
    }

    private JsonValue value(int depth) {
        if (depth == 0) {
            return new JsonString(text());
        }
        JsonObject.Builder members = JsonObject.builder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            members.put(text(), value(depth - 1));
        }
        return random.nextBoolean() ? members.build() : new JsonArray(List.of(members.build(), value(depth - 1)));
    }

    private String text() {
        StringBuilder text = new StringBuilder("x");
        for (int i = random.nextInt(5); i > 0; i--) {
            text.append(PARTS.charAt(random.nextInt(PARTS.length())));
        }
        return text.substring(random.nextInt(2));
    }
}
