package dev.loki.adapter.process.run;

import dev.loki.ports.run.Command;
import dev.loki.ports.run.CommandStartException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * A process that runs one command and ends with its code. Arguments: whether the terminal delivers signals, the
 * directory, {@code exit}, {@code stay} (say so and wait for a line),
 * {@code late} (say "ready" and wait for a line before the start), {@code stop} (a line stops the command) or {@code look}
 * (a file {@code looked} is made once the runner has looked at its processes after a line), then the command. Its
 * environment is PATH alone.
 */
final class RunInChildJvm {

    private static final Duration GRACE = Duration.ofMillis(300);

    /** Between two looks, the runner waits for the command, and not longer than it rests: a second. */
    private static final int WAITS = 10;

    private RunInChildJvm() {}

    public static void main(String[] args) throws IOException {
        boolean terminalDelivers = Boolean.parseBoolean(args[0]);
        List<String> line = List.of(args).subList(3, args.length);
        Command command = new Command(line, Path.of(args[1]), Map.of("PATH", "/usr/bin:/bin"));
        int code;
        try (ChildProcessRunner runner = ChildProcessRunner.open("run-test", () -> terminalDelivers, GRACE)) {
            if (args[2].equals("late")) {
                System.out.println("ready");
                System.in.read();
            }
            CompletableFuture<Integer> stop = new CompletableFuture<>();
            if (args[2].equals("stop")) {
                onceALineComes(stop::complete);
            }
            if (args[2].equals("look")) {
                Thread runs = Thread.currentThread();
                onceALineComes(said -> tellOnceLooked(runs, command.directory()));
            }
            code = run(runner, command, stop);
        }
        if (args[2].equals("late")) {
            System.out.println("ended with " + code);
        }
        if (args[2].equals("stay")) {
            System.out.println("child ended with " + code);
            code = System.in.read();
        }
        System.exit(code);
    }

    private static void onceALineComes(IntConsumer action) {
        Thread reader = new Thread(() -> {
            try {
                action.accept(System.in.read());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        reader.setDaemon(true);
        reader.start();
    }

    private static void tellOnceLooked(Thread runs, Path directory) {
        long before = waits(runs);
        while (waits(runs) < before + WAITS) {
            LockSupport.parkNanos(1_000_000);
        }
        try {
            Files.createFile(directory.resolve("looked"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long waits(Thread thread) {
        return ManagementFactory.getThreadMXBean().getThreadInfo(thread.getId()).getWaitedCount();
    }

    private static int run(ChildProcessRunner runner, Command command, CompletableFuture<Integer> stop) {
        try {
            return runner.run(command, stop);
        } catch (CommandStartException e) {
            System.out.println(e.getMessage());
            return e.exitCode();
        }
    }
}
