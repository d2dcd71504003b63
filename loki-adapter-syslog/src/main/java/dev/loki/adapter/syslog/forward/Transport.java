package dev.loki.adapter.syslog.forward;

import java.io.IOException;
import java.util.List;

/** Carries messages to the server. One thread sends; {@link #abort} may come from any. */
interface Transport {

    /** Sends messages in order. Returns when the server has them, as far as the protocol can tell. */
    void send(List<byte[]> messages) throws IOException;

    /** Breaks off what is under way, and fails what is sent later. */
    void abort();
}
