package dev.loki.adapter.fs.storage;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One daemon thread, which is started when there is something to do and ends soon after. Thread-safe. */
public final class Background {

    private static final int KEEP_ALIVE_SECONDS = 2;

    private final String name;
    private @Nullable ScheduledThreadPoolExecutor executor;

    /** @param name the thread's */
    public Background(String name) {
        this.name = name;
    }

    public void run(Runnable task) {
        executor().execute(task);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the tasks keep their failures for their callers
    public void runAfter(long millis, Runnable task) {
        executor().schedule(task, millis, TimeUnit.MILLISECONDS);
    }

    private synchronized ScheduledThreadPoolExecutor executor() {
        ScheduledThreadPoolExecutor made = executor;
        if (made == null) {
            made = new ScheduledThreadPoolExecutor(1, this::thread);
            made.setKeepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
            made.allowCoreThreadTimeOut(true);
            executor = made;
        }
        return made;
    }

    private Thread thread(Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
