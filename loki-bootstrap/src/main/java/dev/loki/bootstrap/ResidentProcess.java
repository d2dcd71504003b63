package dev.loki.bootstrap;

import dev.loki.adapter.fs.lock.FileMutex;
import dev.loki.adapter.socket.resident.ResidentPlace;
import dev.loki.bootstrap.settings.ResidentVariables;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * This process as the one that stays beside a project and answers hooks, with Loki open all the time. There is one for a
 * project; a lock that the kernel takes back at its death says so. While nobody asks, it looks once a minute whether it
 * should end.
 */
public final class ResidentProcess {

    private static final Duration SIGNAL_PATIENCE = Duration.ofSeconds(8);
    private static final Duration ROUND = Duration.ofMinutes(1);
    private static final int MOST_TRIES = 30;
    private static final long BETWEEN_TRIES = 100;
    private static final int MOST_WARNINGS = 1_000;

    private final ResidentPlace place;
    private final ResidentLoki loki;
    private final ResidentListener listener;
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    /** @param round how often it looks whether it should end */
    ResidentProcess(
            Map<String, String> environment,
            Project project,
            Consumer<String> warnings,
            ResidentVariables variables,
            Duration round) {
        Consumer<String> bounded = bounded(warnings);
        place = ResidentPlace.of(environment, project.root());
        loki = new ResidentLoki(project, environment, bounded);
        ResidentCondition condition = new ResidentCondition(project, environment, variables, place);
        listener = new ResidentListener(loki, condition, variables, place, round, end, bounded);
    }

    /**
     * Answers hooks until it is asked to stop, is not the right one any more, has nothing to do, or a signal comes.
     *
     * @param environment what it goes by; without anything of the agent that may have started it
     * @param ready told once somebody can connect
     * @param warnings told, in one line each, what fails open, and no more than a thousand
     * @return why it has ended; empty where another one answers for this project
     * @throws ConfigurationException where the environment, the configuration, or the folder of its socket cannot be used
     */
    public static Optional<String> serve(
            Map<String, String> environment, Project project, Runnable ready, Consumer<String> warnings) {
        return new ResidentProcess(
                        environment, Residents.real(project), warnings, SettingsReader.resident(environment), ROUND)
                .serve(ready);
    }

    Optional<String> serve(Runnable ready) {
        Thread atSignal = new Thread(this::endBySignal, "loki-resident-signal");
        Runtime.getRuntime().addShutdownHook(atSignal);
        try (loki) {
            place.prepare();
            return listenAlone(ready);
        } catch (IOException e) {
            throw new ConfigurationException(List.of(String.valueOf(e.getMessage())));
        } finally {
            ended.complete(null);
            removeHook(atSignal);
        }
    }

    /** One that ends gives up its lock a moment after its socket; it is waited for. One that answers is not. */
    private Optional<String> listenAlone(Runnable ready) throws IOException {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            if (new FileMutex(place.lock()).tryHolding(() -> listener.listen(ready))) {
                listener.finish();
                return Optional.of(end.join());
            }
            if (Residents.isAnswering(place)) {
                return Optional.empty();
            }
            pause();
        }
        return Optional.empty();
    }

    private void endBySignal() {
        end.complete("a signal came");
        try {
            ended.get(SIGNAL_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            return; // what could not be delivered in time is lost
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // it is what ends this process
        }
    }

    private static Consumer<String> bounded(Consumer<String> warnings) {
        AtomicInteger told = new AtomicInteger();
        return warning -> {
            int number = told.incrementAndGet();
            if (number <= MOST_WARNINGS) {
                warnings.accept(number < MOST_WARNINGS ? warning : "no more is told here");
            }
        };
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_TRIES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
