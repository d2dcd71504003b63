package dev.loki.benchmarks.trace;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

/** What this process has used since it was made: processor time, and memory by thread. Not thread-safe. */
final class Usage {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    private final long cpuBefore = SYSTEM.getProcessCpuTime();
    private final Map<Long, Long> before = allocated();
    private final Map<Long, Long> latest = new HashMap<>(before);

    /** Of all threads. */
    long cpuNanos() {
        return SYSTEM.getProcessCpuTime() - cpuBefore;
    }

    /** Looks at what each thread has allocated; a thread that ends later counts with what it had now. */
    void look() {
        allocated().forEach((thread, bytes) -> latest.merge(thread, bytes, Math::max));
    }

    long allocatedBytes() {
        return latest.entrySet().stream()
                .mapToLong(thread -> thread.getValue() - before.getOrDefault(thread.getKey(), 0L))
                .sum();
    }

    private static Map<Long, Long> allocated() {
        long[] threads = THREADS.getAllThreadIds();
        long[] bytes = THREADS.getThreadAllocatedBytes(threads);
        Map<Long, Long> byThread = new HashMap<>();
        for (int i = 0; i < threads.length; i++) {
            byThread.put(threads[i], Math.max(0, bytes[i]));
        }
        return byThread;
    }
}
