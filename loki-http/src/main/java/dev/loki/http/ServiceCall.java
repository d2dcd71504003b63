package dev.loki.http;

import java.time.Duration;

/**
 * What may be told of a call: no header, no body, no query.
 *
 * @param method of the request
 * @param path relative to the service's address, without its query; its end is cut where it is overlong
 * @param status of the last answer; 0 where none came
 * @param duration of all attempts so far, with the waits between them
 * @param attempts how often the request was sent so far
 */
public record ServiceCall(String method, String path, int status, Duration duration, int attempts) {}
