package dev.loki.bootstrap;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Loki, open for as long as this lives, and opened anew when a file has changed that it is configured by: whoever uses it goes
 * by the files as they are at that moment. The one before is closed when its last user is done. Thread-safe.
 */
final class FreshLoki implements AutoCloseable {

    private final Supplier<LokiEnterprise> opener;
    private final Supplier<ConfigurationStamp> stamps;
    private final InstantSource clock;
    private final List<CompletableFuture<Void>> closing = new ArrayList<>();
    private @Nullable Open current;

    FreshLoki(Supplier<LokiEnterprise> opener, Supplier<ConfigurationStamp> stamps, InstantSource clock) {
        this.opener = opener;
        this.stamps = stamps;
        this.clock = clock;
    }

    /**
     * Uses Loki as it is configured now.
     *
     * @throws ConfigurationException where it is configured in a way that cannot be obeyed
     */
    <T> T with(Function<LokiEnterprise, T> use) {
        Open taken = take();
        try {
            return use.apply(taken.loki);
        } finally {
            giveBack(taken);
        }
    }

    private synchronized Open take() {
        ConfigurationStamp now = stamps.get();
        Open open = current;
        if (open == null || !open.settled || !open.stamp.holdsAt(now)) {
            retire();
            open = new Open(opener.get(), now, now.isSettled(clock.instant()));
            current = open;
        }
        open.users++;
        return open;
    }

    private synchronized void giveBack(Open open) {
        open.users--;
        closeIfUnused(open);
    }

    private void retire() {
        Open old = current;
        current = null;
        if (old != null) {
            old.retired = true;
            closeIfUnused(old);
        }
    }

    /** What it has to deliver may take a while, and nobody is to wait for that. */
    private void closeIfUnused(Open open) {
        if (open.retired && open.users == 0) {
            closing.removeIf(CompletableFuture::isDone);
            closing.add(CompletableFuture.runAsync(open.loki::close));
        }
    }

    /** Closes it, and waits for that. */
    @Override
    public void close() {
        List<CompletableFuture<Void>> all;
        synchronized (this) {
            retire();
            all = List.copyOf(closing);
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)).join();
    }

    /** One that is open. */
    private static final class Open {

        private final LokiEnterprise loki;
        private final ConfigurationStamp stamp;
        private final boolean settled;
        private int users;
        private boolean retired;

        Open(LokiEnterprise loki, ConfigurationStamp stamp, boolean settled) {
            this.loki = loki;
            this.stamp = stamp;
            this.settled = settled;
        }
    }
}
