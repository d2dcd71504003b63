package dev.loki.domain.scan;

import java.nio.charset.StandardCharsets;

/** Windows onto whole texts. */
final class Windows {
    private Windows() {}

    static Window onto(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Window(bytes, bytes.length);
    }
}
