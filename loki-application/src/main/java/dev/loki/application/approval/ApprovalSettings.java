package dev.loki.application.approval;

import dev.loki.domain.approval.GrantKey;
import dev.loki.domain.policy.ApprovalGate;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What approvals are given by.
 *
 * @param user the operating-system user of this process
 * @param session the governed run it belongs to; null outside of one
 * @param gates where a person is asked, by the policies in force; asked at each request
 * @param key under which grants must be proven; null where none is set
 */
public record ApprovalSettings(
        String user,
        @Nullable String session,
        Supplier<List<ApprovalGate>> gates,
        @Nullable GrantKey key) {}
