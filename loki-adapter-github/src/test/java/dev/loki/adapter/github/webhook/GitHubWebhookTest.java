package dev.loki.adapter.github.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loki.domain.tracker.WorkStatus.Category;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.webhook.IssueChange;
import dev.loki.ports.webhook.WebhookDelivery;
import dev.loki.ports.webhook.WebhookVerdict;
import dev.loki.ports.webhook.WebhookVerdict.Ignored;
import dev.loki.ports.webhook.WebhookVerdict.Refused;
import dev.loki.ports.webhook.WebhookVerdict.Verified;
import dev.loki.standin.github.GitHubPayloads;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GitHubWebhookTest {

    /** GitHub tells whole seconds, within which it may have been. */
    private static final Optional<Instant> UPDATED = Optional.of(Instant.parse("2026-02-21T10:00:00.999Z"));

    private static final String ISSUE = "acme/shop#12";

    private final GitHubWebhook webhook = new GitHubWebhook(Deliveries.SECRET, new JacksonJsonReader());

    /** The vector of GitHub's documentation. */
    @Test
    void theVectorOfTheDocumentationIsVerified() {
        byte[] body = "Hello, World!".getBytes(StandardCharsets.UTF_8);
        String signature = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
        assertThat(new HubSignature(Deliveries.SECRET).isOf(body, signature)).isTrue();
        assertThat(new HubSignature(Deliveries.SECRET + "x").isOf(body, signature))
                .isFalse();
        Map<String, String> headers = new HashMap<>(Deliveries.headers("issues", body));
        headers.put("X-Hub-Signature-256", signature);
        assertThat(((Refused) webhook.verify(delivery(headers, body))).status()).isEqualTo(400);
    }

    @Test
    void theOldSignatureAloneIsNotEnough() {
        byte[] body = Deliveries.payload("issues-closed");
        Map<String, String> headers = new HashMap<>(Deliveries.headers("issues", body));
        headers.remove("X-Hub-Signature-256");
        assertThat(((Refused) webhook.verify(delivery(headers, body))).status()).isEqualTo(401);
        headers.put("X-Hub-Signature-256", headers.get("X-Hub-Signature"));
        assertThat(((Refused) webhook.verify(delivery(headers, body))).status()).isEqualTo(401);
    }

    @Test
    void anIssueThatIsClosedIsDoneOrCanceled() {
        assertThat(change("issues", text("issues-closed")))
                .isEqualTo(new IssueChange(ISSUE, ISSUE, "closed", Category.DONE, UPDATED));
        for (String reason : new String[] {"not_planned", "duplicate"}) {
            String body = text("issues-closed").replace("\"completed\"", "\"" + reason + "\"");
            assertThat(change("issues", body).category()).isEqualTo(Category.CANCELED);
        }
    }

    @Test
    void aChangeWhoseTimeCannotBeReadHasNone() {
        String body = text("issues-closed").replace("2026-02-21T10:00:00Z", "yesterday");
        assertThat(change("issues", body).at()).isEmpty();
    }

    @Test
    void anIssueThatIsReopenedIsNew() {
        assertThat(change("issues", text("issues-reopened")))
                .isEqualTo(new IssueChange(ISSUE, ISSUE, "open", Category.NEW, UPDATED));
    }

    @Test
    void aLabelOfOursTellsTheStatusOfAnOpenIssue() {
        assertThat(change("issues", text("issues-labeled")))
                .isEqualTo(new IssueChange(ISSUE, ISSUE, "loki:in-review", Category.IN_PROGRESS, UPDATED));
        String other = text("issues-labeled").replace("loki:in-review", "bug");
        assertThat(((Verified) verify("issues", other)).change()).isEmpty();
        String closed = text("issues-labeled").replace("\"open\"", "\"closed\"");
        assertThat(((Verified) verify("issues", closed)).change()).isEmpty();
    }

    @Test
    void whatIsKnownIsVerifiedWithItsKindAndThePayload() {
        assertThat(verify("issues", text("issues-opened"))).isInstanceOfSatisfying(Verified.class, verified -> {
            assertThat(verified.kind()).isEqualTo("issues.opened");
            assertThat(verified.delivery()).isEqualTo(Deliveries.ID);
            assertThat(verified.change()).isEmpty();
            assertThat(verified.payload().string("action")).contains("opened");
        });
        assertThat(((Verified) verify("issue_comment", text("issue_comment-created"))).kind())
                .isEqualTo("issue_comment.created");
        assertThat(((Verified) verify("pull_request", text("pull_request-opened"))).kind())
                .isEqualTo("pull_request.opened");
        assertThat(((Verified) verify("push", "{\"ref\":\"refs/heads/main\"}")).kind())
                .isEqualTo("push");
    }

    @Test
    void pingsAndWhatIsNotKnownAreIgnoredAndNotRefused() {
        assertThat(((Ignored) verify("ping", text("ping"))).reason()).contains("ping");
        assertThat(verify("star", text("star-created"))).isInstanceOf(Ignored.class);
        assertThat(verify("an_event_of_tomorrow", "{}")).isInstanceOf(Ignored.class);
    }

    @Test
    void whatIsNotToldWhichIssueItIsChangesNone() {
        for (String body : new String[] {
            "{\"action\":\"closed\"}",
            "{\"action\":\"closed\",\"issue\":{\"number\":0},\"repository\":{\"full_name\":\"acme/shop\"}}",
            "{\"action\":\"closed\",\"issue\":{\"number\":\"12\"},\"repository\":{\"full_name\":\"acme/shop\"}}",
            "{\"action\":\"closed\",\"issue\":{\"number\":12},\"repository\":{\"full_name\":\"../..\"}}",
            "{\"action\":\"closed\",\"issue\":12,\"repository\":[]}"
        }) {
            assertThat(((Verified) verify("issues", body)).change()).as(body).isEmpty();
        }
    }

    @Test
    void headersOfAnotherFormAreRefused() {
        byte[] body = Deliveries.payload("issues-closed");
        for (String event : new String[] {"", "Issues", "issues\nx", "issues, push", "a".repeat(65)}) {
            Map<String, String> headers = new HashMap<>(Deliveries.headers("issues", body));
            headers.put("X-GitHub-Event", event);
            assertThat(((Refused) webhook.verify(delivery(headers, body))).status())
                    .isEqualTo(400);
        }
        assertThat(verify("issues", "{\"action\":\"x y\"}")).isInstanceOf(Refused.class);
    }

    @Test
    void aWebhookWithoutASecretIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new GitHubWebhook(" ", new JacksonJsonReader()));
    }

    @Test
    void thePayloadsOfTheseTestsAreSuchAsGitHubSends() throws IOException {
        GitHubPayloads payloads = GitHubPayloads.require();
        for (String name : new String[] {
            "issues-closed",
            "issues-reopened",
            "issues-labeled",
            "issues-opened",
            "issue_comment-created",
            "pull_request-opened",
            "star-created"
        }) {
            assertThat(payloads.complaints(name.replace('-', '$'), text(name)))
                    .as(name)
                    .isEmpty();
        }
        assertThat(payloads.complaints("ping$event", text("ping"))).isEmpty();
        assertThat(payloads.complaints("issues$closed", text("issues-opened"))).isNotEmpty();
        assertThat(payloads.complaints(
                        "issues$closed", text("issues-closed").replace("\"number\": 12", "\"number\": \"12\"")))
                .isNotEmpty();
    }

    private IssueChange change(String event, String body) {
        return ((Verified) verify(event, body)).change().orElseThrow();
    }

    private WebhookVerdict verify(String event, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return webhook.verify(delivery(Deliveries.headers(event, bytes), bytes));
    }

    private static WebhookDelivery delivery(Map<String, String> headers, byte[] body) {
        return new WebhookDelivery(headers, body, Instant.parse("2026-02-21T10:00:00Z"));
    }

    private static String text(String payload) {
        return new String(Deliveries.payload(payload), StandardCharsets.UTF_8);
    }
}
