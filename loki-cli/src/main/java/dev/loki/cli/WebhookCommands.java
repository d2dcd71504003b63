package dev.loki.cli;

import picocli.CommandLine;

/** {@code loki webhook} and its commands. */
final class WebhookCommands {

    private WebhookCommands() {}

    static CommandLine of(Invocation invocation) {
        return CommandGroup.of(
                "webhook",
                "Takes what services deliver.",
                new WebhookVerifyCommand(invocation),
                new WebhookReceiveCommand(invocation));
    }
}
