package dev.loki.bootstrap;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.telemetry.ReceiverFile;
import dev.loki.adapter.fs.telemetry.UnheardFile;
import dev.loki.adapter.otlp.receive.OtlpReceiver;
import dev.loki.adapter.otlp.receive.OtlpServer;
import dev.loki.application.usage.HeardSessions;
import dev.loki.domain.telemetry.ReceiverAddress;
import dev.loki.domain.usage.UnheardSession;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.id.IdSource;
import dev.loki.ports.json.JsonReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the agents of a project consume, as they tell it themselves: they are given an address on this machine and a token,
 * and what comes there counts in the budgets while they run. One for a process that answers hooks, whatever facades it opens
 * one after the other. Thread-safe.
 */
public final class Metering implements AutoCloseable {

    private static final int TOKEN_BYTES = 32;

    private final ReceiverFile file;
    private final Consumer<String> warnings;
    private final UnheardFile unheard;
    private final Lazy<HeardSessions> heard = new Lazy<>(this::goOn);
    private volatile @Nullable OtlpReceiver receiver;
    private volatile @Nullable OtlpServer server;
    private volatile boolean closed;

    private Metering(Path state, Consumer<String> warnings) {
        JsonReader json = new JacksonJsonReader();
        this.file = new ReceiverFile(state.resolve(ReceiverFile.NAME), json);
        this.unheard = new UnheardFile(state.resolve(UnheardFile.NAME), json);
        this.warnings = new Unrepeated(warnings);
    }

    /**
     * That of a project. Does nothing by itself.
     *
     * @param warnings told, in one line each, why nothing is received
     */
    public static Metering of(Project project, Consumer<String> warnings) {
        return new Metering(project.lokiDir().resolve("state"), warnings);
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
     * Has what agents tell counted by a facade, in the place of the one before, whose {@link LokiEnterprise#hooks} knew
     * by this what is heard of their sessions. An agent that tells a thing once by a record and once by a metric, and this
     * between the two, has it counted twice.
     */
    public void serve(LokiEnterprise loki) {
        receiver = loki.telemetry().receiver(heard.get());
        loki.telemetry().hear(this::heard);
        receive();
    }

    /**
     * Takes what agents tell, from now until {@link #close}, where an address was chosen and a facade is served; asked again
     * it looks again. It fails open, with a warning: the hooks do not, where a budget holds.
     *
     * @return whether it is taken
     */
    public boolean receive() {
        return server != null || open();
    }

    /** Takes nothing more; what was heard stays known to those who ask still. */
    @Override
    public synchronized void close() {
        closed = true;
        OtlpServer open = server;
        server = null;
        if (open != null) {
            open.close();
        }
    }

    private Optional<HeardSessions> heard() {
        return receive() || closed ? Optional.of(heard.get()) : Optional.empty();
    }

    /** Of sessions that an earlier process heard nothing of, nothing more is believed because that process ended. */
    private HeardSessions goOn() {
        return new HeardSessions(HeardSessions.PATIENCE, System::nanoTime, kept(), this::keep);
    }

    private List<UnheardSession> kept() {
        try {
            return unheard.read();
        } catch (IOException e) {
            warnings.accept(unheard.file() + ": " + IoReason.of(e) + "; sessions of agents are counted anew");
            return List.of();
        }
    }

    private void keep(List<UnheardSession> sessions) {
        try {
            unheard.write(sessions);
        } catch (IOException e) {
            warnings.accept(unheard.file() + ": " + IoReason.of(e) + "; sessions of agents are counted by this process"
                    + " alone");
        }
    }

    private synchronized boolean open() {
        if (server != null || receiver == null || closed) {
            return server != null;
        }
        try {
            Optional<ReceiverAddress> address = file.read();
            if (address.isEmpty()) {
                return false;
            }
            server = OtlpServer.open(address.get(), () -> Objects.requireNonNull(receiver));
            return true;
        } catch (IOException e) {
            warnings.accept(problem(e)
                    + "; what agents consume is not received. Remove the file and run 'loki hook install' again,"
                    + " unless another process has the port for a while only");
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

    private static String token() {
        IdSource random = new RandomIds();
        StringBuilder token = new StringBuilder();
        for (int i = 0; i < TOKEN_BYTES / Long.BYTES; i++) {
            token.append(HexFormat.of().toHexDigits(random.nextBits()));
        }
        return token.toString();
    }

    private String problem(IOException e) {
        return "the address of agents' telemetry, " + file.file() + ": " + IoReason.of(e);
    }
}
