package dev.loki.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;

/**
 * The look-up of a guarded client: it connects to the very addresses that were judged. A look-up has no time-out of its own
 * and cannot be broken off, so it happens in a thread that is left behind where it takes too long.
 */
record GuardedDns(AddressGuard guard, Duration longest) implements Dns {

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        FutureTask<List<InetAddress>> task = new FutureTask<>(() -> guard.addresses(host));
        Thread thread = new Thread(task, "loki-lookup");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof UnknownHostException unknown ? unknown : notFound(host, e);
        } catch (TimeoutException e) {
            throw notFound(host, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notFound(host, e);
        }
    }

    private static UnknownHostException notFound(String host, Exception cause) {
        UnknownHostException failure = new UnknownHostException(host);
        failure.initCause(cause);
        return failure;
    }
}
