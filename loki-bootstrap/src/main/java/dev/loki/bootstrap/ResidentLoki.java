package dev.loki.bootstrap;

import dev.loki.domain.audit.AuditActions;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.hook.HookOrigin;
import dev.loki.ports.hook.HookReply;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Loki as a resident process has it: by the files as they are, and counting what agents tell of their usage. What once was
 * governed is not left to itself because its rules were taken away. Thread-safe.
 */
final class ResidentLoki implements AutoCloseable {

    private final Project project;
    private final Map<String, String> environment;
    private final Consumer<String> warnings;
    private final Metering metering;
    private final FreshLoki loki;
    private volatile boolean hadPolicies;

    ResidentLoki(Project project, Map<String, String> environment, Consumer<String> warnings) {
        this.project = project;
        this.environment = Map.copyOf(environment);
        this.warnings = warnings;
        metering = Metering.of(project, warnings);
        loki = new FreshLoki(this::open, this::stamp, Clock.systemUTC());
    }

    /**
     * What is on.
     *
     * @throws ConfigurationException where it is configured in a way that cannot be obeyed
     */
    Features features() {
        return loki.with(LokiEnterprise::features);
    }

    /** Hooks may have been installed while this lives. */
    HookReply answer(String agent, String event, byte[] stdin, HookOrigin origin) {
        return loki.with(open -> {
            metering.receive();
            return open.hooks().answer(agent, event, stdin, origin);
        });
    }

    /** Tells, and records, that somebody wanted to end this process by its socket. */
    void refuseStop(Path socket) {
        warnings.accept("somebody wanted to end this process by its socket, and was refused");
        AuditDraft entry = new AuditDraft(
                Basics.userName(), AuditActions.RESIDENT_STOP_REFUSED, socket.toString(), null, JsonObject.EMPTY);
        loki.with(open -> {
            open.audit().record(entry);
            return true;
        });
    }

    /** Whether agents' telemetry is taken. */
    boolean meters() {
        return metering.receive();
    }

    /** Its port is the next one's. */
    void stopMetering() {
        metering.close();
    }

    /** Delivers what is pending, and waits for that. */
    @Override
    public void close() {
        loki.close();
    }

    private LokiEnterprise open() {
        boolean policies = Features.policyFileMayExist(project.lokiDir());
        if (hadPolicies && !policies) {
            throw new ConfigurationException(List.of("the policy file in " + project.lokiDir()
                    + " is gone: put it back, or run 'loki daemon stop' if it is meant to be gone"));
        }
        hadPolicies = policies;
        LokiEnterprise open = LokiEnterprise.forCommandLine(environment, project, warnings);
        try {
            open.startInBackground();
        } catch (RuntimeException e) {
            open.close();
            throw e;
        }
        metering.serve(open);
        return open;
    }

    private ConfigurationStamp stamp() {
        return ConfigurationStamp.of(project, environment);
    }
}
