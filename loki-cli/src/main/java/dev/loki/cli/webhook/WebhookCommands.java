package dev.loki.cli.webhook;

import dev.loki.cli.command.CommandGroup;
import dev.loki.cli.command.Invocation;
import picocli.CommandLine;

/** {@code loki webhook} and its commands. */
public final class WebhookCommands {

    private WebhookCommands() {}

    public static CommandLine of(Invocation invocation) {
        return CommandGroup.of(
                "webhook",
                "Takes what services deliver.",
                new WebhookVerifyCommand(invocation),
                new WebhookReceiveCommand(invocation));
    }
}
