package dev.loki.bootstrap;

import dev.loki.bootstrap.settings.ForwardSettings;
import dev.loki.domain.note.VerifierKey;
import dev.loki.http.HttpEndpoint;
import dev.loki.ports.checkpoint.Witness;
import dev.loki.ports.forward.AuditSink;

/** Makes what speaks HTTP and may be on this very machine, so that it may be spoken with where the air gap is on, too. */
interface LoopbackWiring {

    /**
     * A collector of Splunk's.
     *
     * @param host this machine's name; empty where it is not known
     */
    AuditSink splunk(ForwardSettings.Splunk splunk, String host);

    /** A witness that is shown checkpoints. */
    Witness witness(HttpEndpoint url, VerifierKey key);
}
