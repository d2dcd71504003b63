package dev.loki.bootstrap;

import dev.loki.ports.json.JsonReader;
import dev.loki.ports.webhook.InboundWebhook;
import java.util.Optional;

/** What is alike in every service, once it is known what the environment and the file say of it. */
abstract class ServiceIntegration implements Integration {

    final ServiceSource source;

    private final String service;
    private final String secretVariable;

    /**
     * @param service in lower case
     * @param secretVariable the variable with the secret of its webhooks
     */
    ServiceIntegration(String service, String secretVariable, ServiceSource source) {
        this.service = service;
        this.secretVariable = secretVariable;
        this.source = source;
    }

    @Override
    public final String service() {
        return service;
    }

    @Override
    public boolean isSynced() {
        return isMentioned();
    }

    @Override
    public final String secretVariable() {
        return secretVariable;
    }

    @Override
    public final Optional<InboundWebhook> webhook(JsonReader json) {
        return secret(secretVariable).map(secret -> webhook(secret, json));
    }

    /** What verifies its webhooks by this secret. */
    abstract InboundWebhook webhook(String secret, JsonReader json);

    /** What only the environment may say. */
    final Optional<String> secret(String variable) {
        return source.variables().text(variable);
    }
}
