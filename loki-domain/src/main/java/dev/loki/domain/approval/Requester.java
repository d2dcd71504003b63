package dev.loki.domain.approval;

import org.jspecify.annotations.Nullable;

/**
 * Who wants an action to happen.
 *
 * @param user the operating-system user of the process that asked
 * @param session the governed run it asked for; null outside of one
 */
public record Requester(String user, @Nullable String session) {

    public Requester {
        user = Brief.name(user);
        session = Brief.nullableName(session);
    }
}
