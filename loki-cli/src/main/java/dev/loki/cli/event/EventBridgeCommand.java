package dev.loki.cli.event;

import dev.loki.application.event.EventBridge;
import dev.loki.application.event.EventBridge.Mirrored;
import dev.loki.bootstrap.ConfigurationException;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.command.OpenEnded;
import dev.loki.cli.command.ProjectCommand;
import dev.loki.domain.json.JsonObject;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code loki event bridge}: the project's events to Kafka, and back. */
@Command(
        name = "bridge",
        description =
                "Mirrors the project's events to the Kafka topic that the environment names, and back, from where it ended"
                        + " last. Without --once it goes on until it is ended by a signal. An embedded engine and loki run"
                        + " do the same by themselves.",
        footer = {
            "",
            "Exit codes: 0 done, 3 no broker is named or its settings cannot be used,",
            "70 the project's events or Kafka cannot be reached.",
            "",
            "Example: LOKI_EVENTS_KAFKA_BOOTSTRAP=kafka:9092 loki event bridge --once"
        })
final class EventBridgeCommand extends ProjectCommand implements OpenEnded {

    @Option(names = "--once", description = "Mirrors what there is on both sides, and ends.")
    private boolean once;

    @Mixin
    private JsonOption json = new JsonOption();

    EventBridgeCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    public boolean isOpenEnded() {
        return !once;
    }

    @Override
    protected int run(LokiEnterprise loki, Project project) {
        EventBridge bridge = loki.keptEvents()
                .bridge()
                .orElseThrow(
                        () -> new ConfigurationException(List.of("LOKI_EVENTS_KAFKA_BOOTSTRAP: expected the brokers"
                                + " to mirror events to, such as kafka1:9092,kafka2:9092")));
        if (once) {
            report(bridge.once());
        } else {
            goOn(bridge);
        }
        return ExitCode.OK;
    }

    private void report(Mirrored mirrored) {
        JsonObject object = JsonObject.builder()
                .put("sent", mirrored.sent())
                .put("received", mirrored.received())
                .build();
        invocation()
                .out()
                .println(json.isWanted() ? object : mirrored.sent() + " sent, " + mirrored.received() + " received");
    }

    /** A signal ends the JVM; what is under way is then mirrored again next time. */
    private static void goOn(EventBridge bridge) {
        bridge.start();
        Runtime.getRuntime().addShutdownHook(new Thread(bridge::close, "loki-events-bridge-end"));
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
