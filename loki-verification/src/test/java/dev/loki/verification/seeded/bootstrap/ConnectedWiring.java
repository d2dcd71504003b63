package dev.loki.verification.seeded.bootstrap;

/** The gate, through which one may go. */
record ConnectedWiring(SpeaksHttp http) {}
