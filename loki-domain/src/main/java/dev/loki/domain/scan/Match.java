package dev.loki.domain.scan;

/** What a detector found where. */
record Match(Detector detector, Span value, String masked) {}
