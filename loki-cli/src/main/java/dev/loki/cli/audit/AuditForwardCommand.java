package dev.loki.cli.audit;

import dev.loki.application.forward.ForwardReport;
import dev.loki.bootstrap.ConfigurationException;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.command.OpenEnded;
import dev.loki.cli.command.ProjectCommand;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code loki audit forward}: the audit entries that are still to be sent. */
@Command(
        name = "forward",
        description =
                "Sends audit entries to the syslog server and the Splunk collector that the environment names, from"
                        + " where the last forwarding ended. Without --once it goes on until it is ended by a signal.",
        footer = {
            "",
            "Exit codes: 0 everything was taken, 1 the audit trail was changed after it had been forwarded,",
            "3 no receiver is named, or one cannot be used as it is configured, 70 entries are still to be sent.",
            "",
            "Example: LOKI_AUDIT_SYSLOG_HOST=logs LOKI_AUDIT_SYSLOG_PROTO=tcp loki audit forward --once"
        })
final class AuditForwardCommand extends ProjectCommand implements OpenEnded {

    private static final Duration AT_THE_END = Duration.ofSeconds(2);

    @Option(names = "--once", description = "Sends what there is, tries each receiver once, and ends.")
    private boolean once;

    @Mixin
    private JsonOption json = new JsonOption();

    AuditForwardCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    public boolean isOpenEnded() {
        return !once;
    }

    @Override
    protected int run(LokiEnterprise loki, Project project) {
        if (!loki.forwarding().isOn()) {
            throw new ConfigurationException(List.of("LOKI_AUDIT_SYSLOG_HOST: expected the name of a syslog server, or"
                    + " the address of a Splunk collector in LOKI_SPLUNK_HEC_URL"));
        }
        loki.forwarding().problem().ifPresent(problem -> {
            throw new ConfigurationException(List.of(problem));
        });
        return once ? report(loki.forwarding().forwardOnce()) : goOn(loki);
    }

    private int report(ForwardReport report) {
        report.tampering().forEach(finding -> invocation().warn("the audit trail was tampered with: " + finding));
        report.troubles().forEach(invocation()::warn);
        invocation()
                .out()
                .println(
                        json.isWanted()
                                ? report.toJson()
                                : report.sent() + " sent, " + report.pending() + " still to be sent");
        if (!report.tampering().isEmpty()) {
            return ExitCode.DENIED;
        }
        return report.pending() > 0 || !report.troubles().isEmpty() ? ExitCode.INTERNAL : ExitCode.OK;
    }

    /** A signal ends the JVM; what is under way is then sent again next time. */
    private int goOn(LokiEnterprise loki) {
        loki.forwarding().start();
        Thread atTheEnd = new Thread(() -> loki.forwarding().close(AT_THE_END), "loki-audit-forward-end");
        Runtime.getRuntime().addShutdownHook(atTheEnd);
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ExitCode.OK;
    }
}
