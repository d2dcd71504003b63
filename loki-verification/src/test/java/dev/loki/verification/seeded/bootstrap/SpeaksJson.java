package dev.loki.verification.seeded.bootstrap;

import com.fasterxml.jackson.core.JsonFactory;

/** Reads a format that an adapter should read for it. */
record SpeaksJson(JsonFactory json) {}
