package dev.loki.ports.resident;

import java.nio.charset.StandardCharsets;

/**
 * What a resident process answers.
 *
 * @param status as HTTP has them (RFC 9110, section 15)
 * @param body not copied; empty where there is nothing to say
 */
@SuppressWarnings("ArrayRecordComponent") // what a hook's agent is told may be long
public record ResidentResponse(int status, byte[] body) {

    public static ResidentResponse empty(int status) {
        return new ResidentResponse(status, new byte[0]);
    }

    public static ResidentResponse text(int status, String text) {
        return new ResidentResponse(status, text.getBytes(StandardCharsets.UTF_8));
    }
}
