package dev.loki.adapter.otlp.receive;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A request as an HTTP server got it.
 *
 * @param method such as {@code POST}
 * @param path of the request; what it ends in says which signal it is
 * @param contentType the header {@code Content-Type}; null where there is none
 * @param contentEncoding the header {@code Content-Encoding}; null where there is none
 * @param body read up to the bound, and not closed
 */
public record OtlpRequest(
        String method,
        String path,
        @Nullable String contentType,
        @Nullable String contentEncoding,
        InputStream body) {}
