package dev.loki.http;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Keeps OkHttp from sending a request again at once where a 503 says {@code Retry-After: 0}, which it does whatever the
 * request and however it is configured. To us the header says no more than its absence.
 */
final class OnceOnly implements Interceptor {

    private static final int UNAVAILABLE = 503;
    private static final String RETRY_AFTER = "Retry-After";

    @Override
    public Response intercept(Chain chain) throws IOException {
        Sent.mark(chain.request());
        Response response = chain.proceed(chain.request());
        return response.code() == UNAVAILABLE && isZero(response.header(RETRY_AFTER, ""))
                ? response.newBuilder().removeHeader(RETRY_AFTER).build()
                : response;
    }

    private static boolean isZero(String header) {
        return header.matches("0+");
    }
}
