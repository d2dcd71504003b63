package dev.loki.adapter.fs.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.contracts.policy.PolicyWatchContract;
import dev.loki.ports.policy.PolicyWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePolicyWatchTest extends PolicyWatchContract {

    private static final FileTime ONE_TIME = FileTime.fromMillis(1_700_000_000_000L);

    @TempDir
    private Path project;

    private final Semaphore told = new Semaphore(0);
    private int version;

    @Override
    protected PolicyWatch open() {
        return new FilePolicyWatch(folder());
    }

    /** The same size at the same time, so that only the bytes tell. */
    @Override
    protected void change() throws IOException {
        Files.createDirectories(folder());
        Files.writeString(file(), "{\"version\":" + version++ + "}");
        Files.setLastModifiedTime(file(), ONE_TIME);
    }

    /** Two looks of another watch: one that was closed has had time for one of its own. */
    @Override
    protected void awaitARound() throws Exception {
        Semaphore looks = new Semaphore(0);
        try (FilePolicyWatch other = new FilePolicyWatch(folder())) {
            other.start(() -> {
                looks.release();
                return false;
            });
            assertThat(looks.tryAcquire(3, 60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void everyWayToLoseAFileIsTold() throws Exception {
        change();
        try (FilePolicyWatch watch = new FilePolicyWatch(folder())) {
            watch.start(this::take);
            awaitTold();
            Files.delete(file());
            awaitTold();
            Files.createDirectory(file());
            awaitTold();
            Files.delete(file());
            Files.createSymbolicLink(file(), Path.of("nowhere"));
            awaitTold();
            Files.delete(file());
            Files.delete(folder());
            Files.createSymbolicLink(folder(), Path.of("nowhere"));
            awaitTold();
        }
    }

    @Test
    void changeBehindALinkIsToldThoughNobodyHintsAtIt() throws Exception {
        Path target = project.resolve("shared.json");
        Files.writeString(target, "{}");
        Files.createDirectories(folder());
        Files.createSymbolicLink(file(), target);
        try (FilePolicyWatch watch = new FilePolicyWatch(folder())) {
            watch.start(this::take);
            awaitTold();
            Files.writeString(target, "[]");
            awaitTold();
        }
    }

    @Test
    void itsThreadIsADaemonAndEndsWithIt() throws Exception {
        FilePolicyWatch watch = new FilePolicyWatch(folder());
        Thread[] its = new Thread[1];
        watch.start(() -> {
            its[0] = Thread.currentThread();
            return take();
        });
        awaitTold();
        assertThat(its[0].isDaemon()).isTrue();
        watch.close();
        its[0].join();
    }

    private boolean take() {
        told.release();
        return true;
    }

    private void awaitTold() throws InterruptedException {
        assertThat(told.tryAcquire(60, TimeUnit.SECONDS)).isTrue();
        told.drainPermits();
    }

    private Path folder() {
        return project.resolve(".loki");
    }

    private Path file() {
        return folder().resolve("policies.json");
    }
}
