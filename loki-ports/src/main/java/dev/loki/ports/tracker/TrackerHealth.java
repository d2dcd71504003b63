package dev.loki.ports.tracker;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a service says to who asks it how things stand.
 *
 * @param account whom it takes us for, for a person
 * @param skew how far its clock is ahead of ours; empty where it tells no time
 * @param requestsLeft how many requests it lets us make before its limit is reset; empty where it does not tell
 */
public record TrackerHealth(String account, Optional<Duration> skew, OptionalLong requestsLeft) {}
