package dev.loki.ports.resident;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a resident process is asked. Whoever asks is of the same user, and may say anything all the same.
 *
 * @param method such as {@code GET}
 * @param path such as {@code /v1/hello}, as it was sent
 * @param headers by their names in lower case, each with its values in the order they came
 * @param body what came with it; neither copied nor changed
 */
@SuppressWarnings("ArrayRecordComponent") // several MB, of which nobody needs a copy
public record ResidentRequest(String method, String path, Map<String, List<String>> headers, byte[] body) {

    public ResidentRequest {
        headers = Map.copyOf(headers);
    }

    /** The first value of a header; empty where it was not sent, or is blank. */
    public Optional<String> header(String name) {
        return headers(name).stream().findFirst().filter(value -> !value.isBlank());
    }

    /** All values of a header. */
    public List<String> headers(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }
}
