package dev.loki.verification.seeded.bootstrap;

/** Goes through the gate. */
public final class FrontDoor {
    private final ConnectedWiring wiring;

    FrontDoor(ConnectedWiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public String toString() {
        return wiring.toString();
    }
}
