package dev.loki.contracts.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.json.JsonNull;
import dev.loki.ports.audit.AuditLog;
import dev.loki.ports.audit.AuditLogException;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class InMemoryAuditLogTest extends AuditLogContract {

    @Override
    protected AuditLog open(InstantSource clock) {
        return new InMemoryAuditLog(clock);
    }

    @Test
    void oneThatIsToldToFailAppendsNothing() {
        InMemoryAuditLog log = new InMemoryAuditLog(InstantSource.fixed(Instant.EPOCH));
        log.failAppends();

        assertThatThrownBy(() -> log.append(new AuditDraft("a", "b", null, null, JsonNull.NULL)))
                .isInstanceOf(AuditLogException.class);
        assertThat(log.entries()).isEmpty();
    }
}
