package dev.loki.verification.seeded.bootstrap.settings;

import dev.loki.verification.seeded.bootstrap.Wiring;
import dev.loki.verification.seeded.ports.policy.Port;

/** One acquaintance too many, and two that settings may have. */
final class Presumptuous {
    private Presumptuous() {}

    record KnowsWiring(Wiring wiring) {}

    record KnowsPort(Port port) {}

    record KnowsSetting(KnowsPort setting) {}
}
