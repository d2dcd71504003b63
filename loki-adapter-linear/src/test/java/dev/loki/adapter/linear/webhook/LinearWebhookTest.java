package dev.loki.adapter.linear.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loki.contracts.webhook.InboundWebhookContract;
import dev.loki.domain.tracker.WorkStatus.Category;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.webhook.InboundWebhook;
import dev.loki.ports.webhook.IssueChange;
import dev.loki.ports.webhook.WebhookDelivery;
import dev.loki.ports.webhook.WebhookVerdict;
import dev.loki.ports.webhook.WebhookVerdict.Ignored;
import dev.loki.ports.webhook.WebhookVerdict.Refused;
import dev.loki.ports.webhook.WebhookVerdict.Verified;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinearWebhookTest extends InboundWebhookContract {

    private static final String SECRET = "lin_wh_" + "It's a Secret to Everybody";
    private static final Instant SENT = Instant.ofEpochMilli(1_771_668_000_000L);
    private static final String DELIVERY = "234d1a4e-b617-4388-90fe-adc3633d6b72";
    private static final String STARTED =
            "\"state\":{\"id\":\"s-2\",\"name\":\"In Progress\",\"type\":\"started\",\"color\":\"#f2c94c\"}";

    @Override
    protected InboundWebhook webhook() {
        return new LinearWebhook(SECRET, new JacksonJsonReader());
    }

    @Override
    protected String secret() {
        return SECRET;
    }

    @Override
    protected Instant received() {
        return SENT;
    }

    @Override
    protected byte[] body() {
        return utf8(update(STARTED, "{\"stateId\":\"s-1\"}"));
    }

    @Override
    protected Map<String, String> headers(byte[] body) throws Exception {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Linear-Delivery", DELIVERY);
        headers.put("Linear-Event", "Issue");
        headers.put("Linear-Signature", hmac("HmacSHA256", body));
        return headers;
    }

    @Override
    protected String signatureHeader() {
        return "Linear-Signature";
    }

    @Override
    protected String deliveryHeader() {
        return "Linear-Delivery";
    }

    @Override
    protected int longestBody() {
        return 1 << 20;
    }

    /** Made with {@code openssl dgst -sha256 -hmac SECRET}, so that both sides cannot be wrong alike. */
    @ParameterizedTest
    @CsvSource({
        "secret, '{\"webhookTimestamp\":1771668000000}', abce7019bb92e41f36ce09d835b7d5a19bb188f1677284b141cbdee7710ed67d",
        "clé €, '{\"webhookTimestamp\":1771668000000,\"text\":\"grün €\"}', 862a6bbe08dd8af1e4e6432935bbddea4e624f9d5db680d14178dd628e9dda38"
    })
    void aSignatureThatAnotherProgramMadeIsTaken(String secret, String body, String signature) {
        WebhookVerdict verdict = new LinearWebhook(secret, new JacksonJsonReader())
                .verify(new WebhookDelivery(
                        Map.of("Linear-Signature", signature, "Linear-Delivery", DELIVERY), utf8(body), SENT));
        assertThat(verdict).isInstanceOf(Ignored.class);
    }

    @Test
    void aChangeOfStateSaysWhichIssueStandsWhereNow() throws Exception {
        Verified verified = (Verified) verify(update(STARTED, "{\"stateId\":\"s-1\"}"), SENT);
        assertThat(verified.delivery()).isEqualTo(DELIVERY);
        assertThat(verified.kind()).isEqualTo("issue.update");
        assertThat(verified.change())
                .contains(new IssueChange(
                        "i-1",
                        "ABC-12",
                        "In Progress",
                        Category.IN_PROGRESS,
                        Optional.of(Instant.parse("2026-02-21T10:00:00Z"))));
    }

    @ParameterizedTest
    @CsvSource({
        "triage, NEW",
        "backlog, NEW",
        "unstarted, NEW",
        "started, IN_PROGRESS",
        "completed, DONE",
        "canceled, CANCELED",
        "duplicate, CANCELED"
    })
    void eachTypeOfStateHasACategory(String type, Category category) throws Exception {
        String body = update("\"state\":{\"name\":\"N\",\"type\":\"" + type + "\"}", "{\"stateId\":\"s-1\"}");
        assertThat(((Verified) verify(body, SENT)).change())
                .hasValueSatisfying(change -> assertThat(change.category()).isEqualTo(category));
    }

    @Test
    void whatIsNoChangeOfStateSaysNothingOfOne() throws Exception {
        for (String body : new String[] {
            update(STARTED, "{\"title\":\"before\"}"),
            update(STARTED, "{\"stateId\":\"s-1\"}").replace("update", "create"),
            update(STARTED, "{\"stateId\":\"s-1\"}").replace("\"Issue\"", "\"Comment\""),
            update("\"state\":{\"name\":\"N\",\"type\":\"of another day\"}", "{\"stateId\":\"s-1\"}"),
            update("\"state\":7", "{\"stateId\":\"s-1\"}"),
            update(STARTED, "null"),
        }) {
            assertThat(((Verified) verify(body, SENT)).change()).as(body).isEmpty();
        }
    }

    @Test
    void whatNobodyTakesPartInIsIgnored() throws Exception {
        String body = update(STARTED, "{}").replace("\"Issue\"", "\"Reaction\"");
        assertThat(verify(body, SENT)).isEqualTo(new Ignored(DELIVERY, "nothing is done with reaction.update"));
    }

    @ParameterizedTest
    @ValueSource(longs = {-60_000, -1, 0, 1, 60_000})
    void withinAMinuteToEitherSideItIsFresh(long late) throws Exception {
        assertThat(verify(new String(body(), StandardCharsets.UTF_8), SENT.plusMillis(late)))
                .isInstanceOf(Verified.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {-60_001, 60_001, 3_600_000})
    void beyondItIsRefusedThoughItIsSigned(long late) throws Exception {
        assertThat(verify(new String(body(), StandardCharsets.UTF_8), SENT.plusMillis(late)))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.status()).isEqualTo(401);
                    assertThat(refused.reason()).contains("webhookTimestamp").contains("60 seconds");
                });
    }

    @Test
    void theTimeInAHeaderIsNotBelieved() throws Exception {
        byte[] body = body();
        Map<String, String> headers = headers(body);
        Instant later = SENT.plus(Duration.ofHours(1));
        headers.put("Linear-Timestamp", Long.toString(later.toEpochMilli()));
        assertThat(webhook().verify(new WebhookDelivery(headers, body, later))).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"1771668000000\"", "null", "1e999", "1771668000000.5", "-1", "9007199254740993"})
    void aTimeThatIsNoneIsRefused(String time) throws Exception {
        String body = time.isEmpty() ? "{}" : "{\"webhookTimestamp\":" + time + "}";
        assertThat(verify(body, SENT)).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.status())
                .isEqualTo(401));
    }

    @Test
    void anotherAlgorithmIsRefused() throws Exception {
        byte[] body = body();
        for (String algorithm : new String[] {"HmacSHA1", "HmacMD5", "HmacSHA512"}) {
            Map<String, String> headers = headers(body);
            headers.put("Linear-Signature", hmac(algorithm, body));
            assertThat(webhook().verify(new WebhookDelivery(headers, body, SENT)))
                    .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.status())
                            .isEqualTo(401));
        }
    }

    @Test
    void withoutASecretThereIsNoWebhook() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LinearWebhook(" ", new JacksonJsonReader()))
                .withMessageContaining("signing secret");
    }

    private WebhookVerdict verify(String text, Instant received) throws Exception {
        byte[] body = utf8(text);
        return webhook().verify(new WebhookDelivery(headers(body), body, received));
    }

    private static String update(String state, String updatedFrom) {
        return "{\"action\":\"update\",\"type\":\"Issue\",\"createdAt\":\"2026-02-21T10:00:00.000Z\","
                + "\"data\":{\"id\":\"i-1\",\"identifier\":\"ABC-12\",\"title\":\"One\"," + state + "},"
                + "\"updatedFrom\":" + updatedFrom + ",\"organizationId\":\"o-1\",\"webhookId\":\"w-1\","
                + "\"webhookTimestamp\":" + SENT.toEpochMilli() + "}";
    }

    private static String hmac(String algorithm, byte[] body) throws Exception {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(utf8(SECRET), algorithm));
        return HexFormat.of().formatHex(mac.doFinal(body));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
