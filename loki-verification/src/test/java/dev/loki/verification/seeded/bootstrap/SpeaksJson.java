package dev.loki.verification.seeded.bootstrap;

import com.fasterxml.jackson.core.JsonFactory;

/** Reads a format that the JSON reader should read for it. */
record SpeaksJson(JsonFactory json) {}
