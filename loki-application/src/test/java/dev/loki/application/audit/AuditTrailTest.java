package dev.loki.application.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.application.House;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.AuditQuery;
import dev.loki.domain.audit.ChainVerdict;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.scan.FingerprintKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditTrailTest {

    private final House house = new House();

    @Test
    void trailThatIsOffRecordsNothingAndIsIntact() {
        AuditTrail off = AuditTrail.off();
        assertThat(off.record(new AuditDraft("a", "b", null, null, JsonNull.NULL)))
                .isEmpty();
        assertThat(off.recordAsync(new AuditDraft("a", "b", null, null, JsonNull.NULL))
                        .toCompletableFuture()
                        .join())
                .isEmpty();
        assertThat(off.startSegment("a", "b")).isEmpty();
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
                .doesNotContain(secret)
                .doesNotContain("fingerprint");
    }

    @Test
    void nameOfAMemberTellsThatItsValueIsASecret() {
        String secret = String.join("", "Giraffe7", "!x");
        house.audit.record(new AuditDraft(
                "who",
                "what",
                null,
                null,
                JsonObject.builder()
                        .put("password", secret)
                        .put("colour", "giraffe brown")
                        .build()));
        assertThat(house.log.entries().get(0).toJson().toString())
                .contains("\"password\":\"***\"")
                .contains("giraffe brown")
                .doesNotContain(secret);
    }

    @Test
    void bulkAndNewSegmentsAreMaskedToo() {
        String secret = "AKIA" + "Q3EG7ZT5LKMN2VB4";
        house.audit
                .recordAsync(new AuditDraft("who", "what", secret, null, JsonNull.NULL))
                .toCompletableFuture()
                .join();
        assertThat(house.log.entries().get(0).where()).isEqualTo("AKIA***");
        assertThat(house.audit.startSegment("who", secret))
                .hasValueSatisfying(first -> assertThat(first.why()).isEqualTo("AKIA***"));
    }

    @Test
    void withAKeyTheSameSecretHasTheSameFingerprint() {
        FingerprintKey key = FingerprintKey.of("0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
        AuditTrail trail = AuditTrail.keptIn(() -> house.log, key);
        for (String secret :
                List.of("AKIA" + "Q3EG7ZT5LKMN2VB4", "AKIA" + "Q3EG7ZT5LKMN2VB4", "AKIA" + "Q3EG7ZT5LKMN2VB5")) {
            trail.record(new AuditDraft("who", "what", "a " + secret + " b", null, JsonNull.NULL));
        }
        List<String> where = house.log.entries().stream()
                .map(entry -> String.valueOf(entry.where()))
                .toList();

        assertThat(where).allMatch(text -> text.matches("a AKIA\\*\\*\\* \\(fingerprint [0-9a-f]{64}\\) b"));
        assertThat(where.get(0)).isEqualTo(where.get(1)).isNotEqualTo(where.get(2));
    }

    @Test
    void longTextsAreCutAndSayWhatTheyWere() throws Exception {
        String longText = "é".repeat(40_000);
        byte[] whole = longText.getBytes(StandardCharsets.UTF_8);
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(whole));
        AuditEntry entry = house.audit
                .record(new AuditDraft("who", "what", longText, "é".repeat(32 * 1024), new JsonString(longText)))
                .orElseThrow();

        String expected = "é".repeat(32 * 1024) + " [cut: 80000 bytes, sha256 " + sha256 + "]";
        assertThat(entry.where()).isEqualTo(expected);
        assertThat(entry.why()).isEqualTo("é".repeat(32 * 1024));
        assertThat(entry.metadata()).isEqualTo(new JsonString(expected));
    }

    @Test
    void aPairOfSurrogatesIsNotCutApart() {
        AuditEntry entry = house.audit
                .record(new AuditDraft("w", "t", "x" + "\uD83D\uDE00".repeat(20_000), null, JsonNull.NULL))
                .orElseThrow();

        assertThat(String.valueOf(entry.where())).contains("\uDE00 [cut: 80001 bytes");
    }

    @Test
    void metadataThatIsTooLargeOrTooDeepIsCut() {
        JsonArray large = new JsonArray(Collections.nCopies(60, new JsonString("x".repeat(20_000))));
        JsonValue deep = JsonNull.NULL;
        for (int i = 0; i < 10_000; i++) {
            deep = new JsonArray(List.of(deep));
        }
        AuditEntry first =
                house.audit.record(new AuditDraft("w", "t", null, null, large)).orElseThrow();
        AuditEntry second =
                house.audit.record(new AuditDraft("w", "t", null, null, deep)).orElseThrow();

        assertThat(first.metadata().toString()).startsWith("{\"cut\":true,\"bytes\":1200181,\"sha256\":\"");
        assertThat(second.metadata().toString())
                .isEqualTo("[".repeat(64) + "\"[cut: nested deeper than 64]\"" + "]".repeat(64));
    }
}
