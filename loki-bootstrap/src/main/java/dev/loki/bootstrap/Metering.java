package dev.loki.bootstrap;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.telemetry.ReceiverFile;
import dev.loki.adapter.otlp.receive.OtlpReceiver;
import dev.loki.adapter.otlp.receive.OtlpServer;
import dev.loki.application.usage.UsageWatch;
import dev.loki.domain.telemetry.ReceiverAddress;
import dev.loki.ports.usage.UsageListener;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the agents of a project consume, as they tell it themselves: they are given an address on this machine and a token,
 * and what comes there counts in the budgets while they run. Thread-safe.
 */
public final class Metering implements AutoCloseable {

    private static final int TOKEN_BYTES = 32;

    private final Basics basics;
    private final ReceiverFile file;
    private final UsageWatch watch;
    private final Function<UsageListener, OtlpReceiver> receivers;
    private @Nullable String warned;
    private volatile @Nullable OtlpServer server;

    Metering(Basics basics, BudgetWiring budgets, Function<UsageListener, OtlpReceiver> receivers) {
        this.basics = basics;
        this.file = new ReceiverFile(basics.loki("state", ReceiverFile.NAME), basics.json().get());
        this.receivers = receivers;
        this.watch = new UsageWatch(
                budgets::isLimited,
                this::receive,
                basics.settings().budget().deniesUnmetered(),
                UsageWatch.PATIENCE,
                System::nanoTime);
    }

    /**
     * Where agents are to tell what they consume; empty where nobody has chosen it yet.
     *
     * @throws ConfigurationException where it cannot be read
     */
    public Optional<ReceiverAddress> address() {
        try {
            return file.read();
        } catch (IOException e) {
            throw new ConfigurationException(List.of(problem(e)));
        }
    }

    /**
     * The same, and chooses it where that is still to be done: a port that is free now, and a random token, kept for this
     * user alone.
     *
     * @throws ConfigurationException where it cannot be read or kept
     */
    public ReceiverAddress chosenAddress() {
        return address().orElseGet(this::choose);
    }

    /**
     * Takes what agents tell, from now until {@link #close}, where an address was chosen; asked again it looks again. It
     * fails open, with a warning: where a budget holds, {@link #watch} does not.
     *
     * @return whether it is taken
     */
    public boolean receive() {
        return server != null || open();
    }

    /** Asked before a tool is used, whether what the session consumes is told where it is limited. */
    public UsageWatch watch() {
        return watch;
    }

    @Override
    public synchronized void close() {
        OtlpServer open = server;
        if (open != null) {
            open.close();
            server = null;
        }
    }

    private synchronized boolean open() {
        if (server != null) {
            return true;
        }
        try {
            Optional<ReceiverAddress> address = file.read();
            if (address.isEmpty()) {
                return false;
            }
            server = OtlpServer.open(address.get(), receivers.apply(watch));
            return true;
        } catch (IOException e) {
            warn(problem(e) + "; what agents consume is not received, until 'loki hook install' is run again");
            return false;
        }
    }

    private ReceiverAddress choose() {
        try {
            ReceiverAddress chosen = new ReceiverAddress(OtlpServer.freePort(), token());
            file.write(chosen);
            return chosen;
        } catch (IOException e) {
            throw new ConfigurationException(List.of(problem(e)));
        }
    }

    private String token() {
        StringBuilder token = new StringBuilder();
        for (int i = 0; i < TOKEN_BYTES / Long.BYTES; i++) {
            token.append(HexFormat.of().toHexDigits(basics.ids().nextBits()));
        }
        return token.toString();
    }

    private String problem(IOException e) {
        return "the address of agents' telemetry, " + file.file() + ": " + IoReason.of(e);
    }

    /** Once each. */
    private void warn(String warning) {
        if (!warning.equals(warned)) {
            warned = warning;
            basics.warnings().accept(warning);
        }
    }
}
