package dev.loki.application.approval;

import dev.loki.ports.approval.ApprovalNotifier;
import dev.loki.ports.approval.ApprovalSignals;
import dev.loki.ports.approval.ApprovalStore;
import dev.loki.ports.approval.GovernedAncestry;
import java.util.function.Supplier;

/**
 * What approvals need from outside; each is asked for at its first use.
 *
 * @param store keeps the requests
 * @param signals the answers that are left as files
 * @param notifier tells webhooks
 * @param ancestry knows who started this process
 */
public record ApprovalPorts(
        Supplier<? extends ApprovalStore> store,
        Supplier<? extends ApprovalSignals> signals,
        Supplier<? extends ApprovalNotifier> notifier,
        Supplier<? extends GovernedAncestry> ancestry) {}
