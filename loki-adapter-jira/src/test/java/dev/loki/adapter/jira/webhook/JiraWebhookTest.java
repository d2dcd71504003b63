package dev.loki.adapter.jira.webhook;

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
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Deliveries of Jira's. */
class JiraWebhookTest extends InboundWebhookContract {

    private static final String SECRET = "It's a Secret to Everybody";
    private static final Instant NOW = Instant.parse("2026-02-21T10:00:00Z");
    private static final String UPDATED = """
            {"timestamp":1771668000000,"webhookEvent":"jira:issue_updated","issue_event_type_name":"issue_generic",
             "issue":{"id":"10002","key":"PROJ-2","fields":{"issuetype":{"name":"Story"},"description":"a plain text",
              "status":{"name":"In Review","id":"3","statusCategory":{"key":"indeterminate"}}}},
             "changelog":{"id":"10124","items":[{"field":"summary","fieldtype":"jira","toString":"x"},
              {"field":"status","fieldtype":"jira","from":"1","fromString":"To Do","to":"3","toString":"In Review"}]}}
            """;

    @Override
    protected InboundWebhook webhook() {
        return webhook(Set.of());
    }

    @Override
    protected String secret() {
        return SECRET;
    }

    @Override
    protected Instant received() {
        return NOW;
    }

    @Override
    protected byte[] body() {
        return UPDATED.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected Map<String, String> headers(byte[] body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        Map<String, String> headers = new HashMap<>();
        headers.put("X-Hub-Signature", "sha256=" + HexFormat.of().formatHex(mac.doFinal(body)));
        headers.put("X-Atlassian-Webhook-Identifier", "8a4b7a5e-2f42-4bd9-a8a5-d0a5c8a9b6f1");
        headers.put("X-Atlassian-Webhook-Flow", "Primary");
        return headers;
    }

    @Override
    protected String signatureHeader() {
        return "X-Hub-Signature";
    }

    @Override
    protected String deliveryHeader() {
        return "X-Atlassian-Webhook-Identifier";
    }

    @Override
    protected int longestBody() {
        return JiraWebhook.MAX_BODY;
    }

    @Test
    void atlassiansOwnVectorIsSignedRightly() {
        Map<String, String> headers = Map.of(
                "X-Hub-Signature",
                "sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9",
                "X-Atlassian-Webhook-Identifier",
                "one");
        WebhookVerdict verdict =
                webhook().verify(new WebhookDelivery(headers, "Hello World!".getBytes(StandardCharsets.UTF_8), NOW));
        assertThat(verdict).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.status())
                .isEqualTo(400));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha1", "md5", "sha512", "SHA256", "none"})
    void noOtherMethodIsTaken(String method) throws GeneralSecurityException {
        Map<String, String> headers = headers(body());
        headers.compute(
                "X-Hub-Signature", (name, value) -> String.valueOf(value).replace("sha256", method));
        assertThat(webhook().verify(new WebhookDelivery(headers, body(), NOW)))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.status()).isEqualTo(401);
                    assertThat(refused.reason()).contains("sha256");
                });
    }

    @Test
    void anUpdateOfTheStatusSaysWhichIssueStandsWhere() throws GeneralSecurityException {
        Verified verified = (Verified) verify(Set.of(), UPDATED);
        assertThat(verified.delivery()).isEqualTo("8a4b7a5e-2f42-4bd9-a8a5-d0a5c8a9b6f1");
        assertThat(verified.kind()).isEqualTo("issue.updated");
        assertThat(verified.change())
                .contains(new IssueChange(
                        "10002",
                        "PROJ-2",
                        "In Review",
                        Category.IN_PROGRESS,
                        Optional.of(Instant.ofEpochMilli(1_771_668_000_000L))));
    }

    @ParameterizedTest
    @CsvSource({
        "To Do, new, NEW",
        "Terminé, done, DONE",
        "Cancelled, done, CANCELED",
        "canceled, done, CANCELED",
        "Not cancelled, done, DONE"
    })
    void aStatusIsOfACategory(String name, String key, Category category) throws GeneralSecurityException {
        String body = UPDATED.replace("\"In Review\",\"id\"", "\"" + name + "\",\"id\"")
                .replace("indeterminate", key);
        assertThat(((Verified) verify(Set.of(), body)).change())
                .hasValueSatisfying(change -> assertThat(change.category()).isEqualTo(category));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'webhookEvent':'jira:issue_updated','issue':{'id':'1','key':'P-1','fields':{'status':{'name':'x'}}}}",
                "{'webhookEvent':'jira:issue_created','issue':{'id':'1','key':'P-1'},'changelog':{}}",
                "{'webhookEvent':'jira:issue_deleted','issue':[]}",
                "{'webhookEvent':'comment_created','comment':{'id':'7'}}",
                "{'webhookEvent':'sprint_started','sprint':{}}",
                "{'webhookEvent':'jira:version_released'}"
            })
    void whatChangesNoStatusSaysNone(String body) throws GeneralSecurityException {
        assertThat(verify(Set.of(), body.replace('\'', '"')))
                .isInstanceOfSatisfying(Verified.class, verified -> assertThat(verified.change())
                        .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"10002\\n", "x", ""})
    void anIssueThatIsNotNamedAsIssuesAreHasNotChanged(String id) throws GeneralSecurityException {
        String body = UPDATED.replace("\"10002\"", "\"" + id + "\"");
        assertThat(((Verified) verify(Set.of(), body)).change()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"webhookEvent\":7}", "{\"webhookEvent\":\"a b\\nc\"}"})
    void whatNamesNoEventCannotBeUnderstood(String body) throws GeneralSecurityException {
        assertThat(verify(Set.of(), body)).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.status())
                .isEqualTo(400));
    }

    @Test
    void onlyTheTypesThatAreListenedToPass() throws GeneralSecurityException {
        assertThat(verify(Set.of("Epic", "story"), UPDATED)).isInstanceOf(Verified.class);
        assertThat(verify(Set.of("Epic"), UPDATED)).isInstanceOf(Ignored.class);
        assertThat(verify(Set.of("Epic"), "{\"webhookEvent\":\"comment_created\"}"))
                .isInstanceOf(Ignored.class);
    }

    @Test
    void aBlankSecretIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new JiraWebhook(" ", new JacksonJsonReader(), Set.of()));
    }

    private static JiraWebhook webhook(Set<String> types) {
        return new JiraWebhook(SECRET, new JacksonJsonReader(), types);
    }

    private WebhookVerdict verify(Set<String> types, String body) throws GeneralSecurityException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return webhook(types).verify(new WebhookDelivery(headers(bytes), bytes, NOW));
    }
}
