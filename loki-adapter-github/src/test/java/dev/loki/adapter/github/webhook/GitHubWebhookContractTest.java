package dev.loki.adapter.github.webhook;

import dev.loki.contracts.webhook.InboundWebhookContract;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.webhook.InboundWebhook;
import java.time.Instant;
import java.util.Map;

class GitHubWebhookContractTest extends InboundWebhookContract {

    @Override
    protected InboundWebhook webhook() {
        return new GitHubWebhook(Deliveries.SECRET, new JacksonJsonReader());
    }

    @Override
    protected String secret() {
        return Deliveries.SECRET;
    }

    @Override
    protected Instant received() {
        return Instant.parse("2026-02-21T10:00:00Z");
    }

    @Override
    protected byte[] body() {
        return Deliveries.payload("issues-closed");
    }

    @Override
    protected Map<String, String> headers(byte[] body) {
        return Deliveries.headers("issues", body);
    }

    @Override
    protected String signatureHeader() {
        return "X-Hub-Signature-256";
    }

    @Override
    protected String deliveryHeader() {
        return "X-GitHub-Delivery";
    }

    @Override
    protected int longestBody() {
        return GitHubWebhook.LONGEST_BODY;
    }
}
