package dev.loki.cli.command;

import dev.loki.bootstrap.ConfigurationException;
import dev.loki.ports.audit.AuditLogException;
import dev.loki.ports.checkpoint.CheckpointException;
import dev.loki.ports.cost.UsageStoreException;
import dev.loki.ports.cycle.CycleStoreException;
import dev.loki.ports.event.EventBusException;
import dev.loki.ports.outbox.OutboxException;
import dev.loki.ports.outbox.RefusedOutboxException;
import dev.loki.ports.run.RunReportException;
import dev.loki.ports.telemetry.UnreadableTelemetryException;
import dev.loki.ports.tracker.SentJournalException;

/** What a command says when it fails, and exits with. */
public final class Failures {

    private Failures() {}

    /** Tells the user what went wrong, and returns the exit code that says so. */
    public static int tell(Invocation invocation, Exception failure) {
        int exitCode = told(invocation, failure);
        invocation.trace(failure);
        return exitCode;
    }

    private static int told(Invocation invocation, Exception failure) {
        if (failure instanceof ConfigurationException configuration) {
            configuration.problems().forEach(invocation::fail);
            return ExitCode.CONFIGURATION;
        }
        if (failure instanceof UnusableSettingsException) {
            invocation.fail(String.valueOf(failure.getMessage()));
            return ExitCode.CONFIGURATION;
        }
        if (failure instanceof UnreadableTelemetryException) {
            invocation.fail(String.valueOf(failure.getMessage()));
            return ExitCode.CONFIGURATION;
        }
        if (failure instanceof RefusedOutboxException) {
            invocation.fail(String.valueOf(failure.getMessage()));
            return ExitCode.DENIED;
        }
        boolean expected = failure instanceof AuditLogException
                || failure instanceof CheckpointException
                || failure instanceof CycleStoreException
                || failure instanceof EventBusException
                || failure instanceof SentJournalException
                || failure instanceof OutboxException
                || failure instanceof UsageStoreException
                || failure instanceof RunReportException;
        invocation.fail(expected ? String.valueOf(failure.getMessage()) : internalError(failure));
        return ExitCode.INTERNAL;
    }

    /** One line for the user; the stack trace goes to the logger {@code dev.loki}, at DEBUG, and with --debug to err. */
    private static String internalError(Exception failure) {
        System.getLogger("dev.loki").log(System.Logger.Level.DEBUG, "internal error", failure);
        return "internal error: " + failure
                + "; --debug shows where; please report it in the project's issue tracker, or as SECURITY.md says where it is a vulnerability";
    }
}
