package dev.loki.verification.seeded.verifier;

import dev.loki.verification.seeded.domain.policy.KeepsTheRules;

/** What the writer got wrong, this would not find. */
interface LeansOnTheWriter {
    KeepsTheRules what();
}
