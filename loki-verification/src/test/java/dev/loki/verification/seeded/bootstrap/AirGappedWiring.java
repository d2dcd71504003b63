package dev.loki.verification.seeded.bootstrap;

/** Believes that it reaches nothing. */
record AirGappedWiring(Detour detour) {}
