package dev.loki.http;

import okhttp3.Request;

/** Whether a request found a connection, so that some of it may have reached the service. A tag of the request. */
final class Sent {

    private volatile boolean sent;

    /** Says so of a request that carries the tag. */
    static void mark(Request request) {
        Sent tag = request.tag(Sent.class);
        if (tag != null) {
            tag.sent = true;
        }
    }

    boolean isSent() {
        return sent;
    }
}
