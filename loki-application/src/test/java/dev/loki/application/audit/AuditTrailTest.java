package dev.loki.application.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.application.House;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.AuditQuery;
import dev.loki.domain.audit.ChainVerdict;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonObject;
import org.junit.jupiter.api.Test;

class AuditTrailTest {

    private final House house = new House();

    @Test
    void trailThatIsOffRecordsNothingAndIsIntact() {
        AuditTrail off = AuditTrail.off();
        assertThat(off.record(new AuditDraft("a", "b", null, null, JsonNull.NULL)))
                .isEmpty();
        assertThat(off.verify()).isEqualTo(ChainVerdict.intact(0));
        assertThat(off.read(AuditQuery.ALL, entry -> {})).isZero();
    }

    @Test
    void knownSecretsAreMaskedInEveryField() {
        String secret = "AKIA" + "Q3EG7ZT5LKMN2VB4";
        house.audit.record(new AuditDraft(
                "who " + secret,
                "what " + secret,
                "where " + secret,
                "why " + secret,
                JsonObject.builder().put(secret, secret).build()));
        assertThat(house.log.entries().get(0).toJson().toString())
                .contains("AKIA***")
                .doesNotContain(secret);
    }
}
