package dev.loki.verification.seeded.cli.terminal;

import dev.loki.verification.seeded.cli.policy.PolicyCommand;

/** Could not be used by another subject without this one. */
record KnowsSubject(PolicyCommand command) {}
