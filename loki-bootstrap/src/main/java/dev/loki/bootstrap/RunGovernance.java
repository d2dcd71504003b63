package dev.loki.bootstrap;

import dev.loki.application.audit.Actor;
import dev.loki.application.policy.PolicyControl;
import dev.loki.application.run.RunApproval;
import dev.loki.application.run.RunEvidence;
import dev.loki.application.run.RunLimit;
import dev.loki.application.run.RunTelemetry;
import dev.loki.application.run.SessionLog;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * What governs one run, of a command or of a cycle.
 *
 * @param approval how people are asked, by what says that nobody is to wait for them any more
 */
record RunGovernance(
        Actor actor,
        PolicyControl policies,
        SessionLog log,
        RunTelemetry telemetry,
        RunLimit limit,
        RunEvidence evidence,
        Function<BooleanSupplier, RunApproval> approval) {}
