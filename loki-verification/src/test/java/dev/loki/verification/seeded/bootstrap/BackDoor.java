package dev.loki.verification.seeded.bootstrap;

/** Goes around the gate. */
public final class BackDoor {
    Detour[] detours() {
        return new Detour[0];
    }
}
