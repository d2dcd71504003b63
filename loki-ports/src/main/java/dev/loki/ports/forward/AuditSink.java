package dev.loki.ports.forward;

import dev.loki.domain.forward.ForwardedEntry;
import java.util.List;

/** A receiver of audit entries on another machine. One thread sends; {@link #abort} may come from any. */
public interface AuditSink extends AutoCloseable {

    /** The receiver's name, in one line without secrets: the key of the cursor, such as {@code tcp://host:514}. */
    String destination();

    /** How many of the entries it took last the receiver may lose when it goes down; they are sent again. */
    int repeats();

    /**
     * Sends entries in their order. When this returns, the receiver took them all, as far as its protocol can tell.
     *
     * @throws SinkException where it did not, or not surely; some may have arrived
     */
    void send(List<ForwardedEntry> entries) throws SinkException;

    /** Breaks off what is under way, and fails what is sent later. */
    void abort();

    /** Lets go of connections. */
    @Override
    void close();
}
