package dev.loki.ports.scan;

/**
 * A finding that was looked at and accepted.
 *
 * @param fingerprint by which it is recognised
 * @param detector that found it
 * @param path where it was found, for readers; it is accepted elsewhere, too
 */
public record AcceptedFinding(String fingerprint, String detector, String path) {}
