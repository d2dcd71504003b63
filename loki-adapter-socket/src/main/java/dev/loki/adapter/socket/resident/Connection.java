package dev.loki.adapter.socket.resident;

import dev.loki.adapter.socket.http.BadRequestException;
import dev.loki.adapter.socket.http.MessageReader;
import dev.loki.adapter.socket.http.MessageWriter;
import dev.loki.ports.resident.ResidentHandler;
import dev.loki.ports.resident.ResidentRequest;
import dev.loki.ports.resident.ResidentResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One client, whose requests are answered one after another. */
final class Connection {

    /** What an agent tells of a tool call may hold whole files. */
    static final long LONGEST_BODY = 32L << 20;

    /** For a request to come whole, and for an answer to be taken; longer than a hook's client waits by default. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int FORBIDDEN = 403;
    private static final int FAILED = 500;

    private final SocketChannel client;
    private final Listening listening;
    private final ResidentHandler handler;
    private final ScheduledExecutorService deadlines;
    private final Consumer<String> warnings;
    private volatile boolean answering;

    Connection(
            SocketChannel client,
            Listening listening,
            ResidentHandler handler,
            ScheduledExecutorService deadlines,
            Consumer<String> warnings) {
        this.client = client;
        this.listening = listening;
        this.handler = handler;
        this.deadlines = deadlines;
        this.warnings = warnings;
    }

    /** Answers until the client has no more requests, or takes too long; never throws. */
    void serve() {
        try (client) {
            MessageReader reader = new MessageReader(Channels.newInputStream(client), LONGEST_BODY);
            OutputStream out = Channels.newOutputStream(client);
            while (listening.channel().isOpen() && next(reader, out)) {
                answering = false;
            }
        } catch (IOException | RejectedExecutionException e) {
            // The client is gone, came too late, or the server ends: there is nobody to tell it to.
        }
    }

    /** Ends the connection where the client waits for nothing. */
    void closeUnlessAnswering() {
        if (!answering) {
            close();
        }
    }

    void close() {
        try {
            client.close();
        } catch (IOException e) {
            // It is closed all the same.
        }
    }

    private boolean next(MessageReader reader, OutputStream out) throws IOException {
        Optional<ResidentRequest> request;
        try {
            request = within(reader::request);
        } catch (BadRequestException e) {
            answering = true;
            ResidentResponse refusal = ResidentResponse.text(e.status(), "loki: " + e.getMessage() + "\n");
            write(refusal, true, out);
            return false;
        }
        if (request.isEmpty()) {
            return false;
        }
        answering = true;
        write(answer(request.get()), reader.isLast(), out);
        return !reader.isLast();
    }

    private ResidentResponse answer(ResidentRequest request) {
        if (!listening.isAllowed(request)) {
            return ResidentResponse.empty(FORBIDDEN);
        }
        try {
            return handler.answer(request);
        } catch (RuntimeException | Error e) {
            warnings.accept("a request was not answered: " + e);
            return ResidentResponse.empty(FAILED);
        }
    }

    private void write(ResidentResponse response, boolean last, OutputStream out) throws IOException {
        within(() -> {
            MessageWriter.write(response, last, out);
            return response;
        });
    }

    /** A client that takes too long is cut off: closing a channel ends the waiting for it. */
    private <T> T within(Step<T> step) throws IOException {
        ScheduledFuture<?> cut = deadlines.schedule(this::close, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return step.run();
        } finally {
            cut.cancel(false);
        }
    }

    /** Something that waits for the client. */
    @FunctionalInterface
    private interface Step<T> {

        T run() throws IOException;
    }
}
