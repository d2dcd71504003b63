package dev.loki.http;

import java.io.IOException;
import java.util.regex.Pattern;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Keeps OkHttp from obeying a {@code Retry-After} in seconds, which it does after a 503 whatever the request and however it
 * is configured: it sends the request again at once where the header says 0, and throws where the number is no {@code int}.
 * To us such a header says no more than its absence, as {@link RetryAfter} has it.
 */
final class OnceOnly implements Interceptor {

    private static final String RETRY_AFTER = "Retry-After";
    private static final Pattern SAYS_NOTHING = Pattern.compile("0+|[0-9]{10,}");

    @Override
    public Response intercept(Chain chain) throws IOException {
        Sent.mark(chain.request());
        Response response = chain.proceed(chain.request());
        return SAYS_NOTHING.matcher(response.header(RETRY_AFTER, "")).matches()
                ? response.newBuilder().removeHeader(RETRY_AFTER).build()
                : response;
    }
}
