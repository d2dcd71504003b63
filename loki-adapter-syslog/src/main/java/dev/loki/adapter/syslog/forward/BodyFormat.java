package dev.loki.adapter.syslog.forward;

import dev.loki.domain.forward.ForwardedEntry;

/** How an entry stands in the MSG part of a syslog message. Implementations are pure. */
interface BodyFormat {

    /** The whole entry, in one line. */
    String full(ForwardedEntry entry);

    /** What stands for one that is too large: who did what, cut, and where the whole entry is. Less than 6,000 bytes. */
    String pointer(ForwardedEntry entry);
}
