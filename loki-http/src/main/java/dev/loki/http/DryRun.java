package dev.loki.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Who is told what would be sent. A {@link ServiceClient} that this listens to asks what it is asked to ask, and sends
 * nothing that would change anything: such a request is shown, with its secrets masked, and fails. Thread-safe where the
 * consumer is.
 */
public final class DryRun implements ServiceListener {

    private final Consumer<String> shown;

    /** @param shown is given each request as text of one or more lines */
    public DryRun(Consumer<String> shown) {
        this.shown = shown;
    }

    @Override
    public void retry(ServiceCall call, Duration wait, String reason) {}

    @Override
    public void success(ServiceCall call) {}

    @Override
    public void failure(ServiceCall call, String reason) {}

    /** Shows a request in place of sending it. */
    HttpFailure inPlaceOf(ServiceRequest request, ServiceSettings settings) {
        String base = settings.base().uri().toString();
        StringBuilder text = new StringBuilder(request.method())
                .append(' ')
                .append(base)
                .append(base.endsWith("/") ? "" : "/")
                .append(request.path())
                .append('\n');
        settings.headers().asMap().forEach((name, value) -> text.append(name)
                .append(": ")
                .append(HttpHeaders.isPublic(name) ? value : "***")
                .append('\n'));
        byte[] body = request.body();
        if (body != null) {
            text.append('\n').append(new String(body, StandardCharsets.UTF_8)).append('\n');
        }
        shown.accept(settings.headers().mask(text.toString()));
        return new PermanentHttpFailure("not sent: this is a dry run");
    }
}
