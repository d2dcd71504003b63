package dev.loki.verification.seeded.cli.command;

import dev.loki.verification.seeded.cli.Command;
import dev.loki.verification.seeded.cli.policy.PolicyCommand;
import dev.loki.verification.seeded.cli.text.Width;

/** One acquaintance too many each, but for the last. */
final class Meddling {
    private Meddling() {}

    record KnowsSubject(PolicyCommand command) {}

    record KnowsRoot(Command command) {}

    record KnowsText(Width width) {}
}
