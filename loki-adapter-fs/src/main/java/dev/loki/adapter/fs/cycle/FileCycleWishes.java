package dev.loki.adapter.fs.cycle;

import dev.loki.ports.cycle.CycleWishes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** {@code PAUSE} and {@code STOP} in the project's {@code .loki} folder, whatever they hold. Thread-safe. */
public final class FileCycleWishes implements CycleWishes {

    private final Path pause;
    private final Path stop;

    /** @param folder the project's {@code .loki} folder, which need not be there */
    public FileCycleWishes(Path folder) {
        pause = folder.resolve("PAUSE");
        stop = folder.resolve("STOP");
    }

    @Override
    public Wish wish() {
        if (isThere(stop)) {
            return Wish.STOP;
        }
        return isThere(pause) ? Wish.PAUSE : Wish.GO_ON;
    }

    /** Where the file cannot be removed, the next cycle stops as well, and says why. */
    @Override
    public void stopped() {
        try {
            Files.deleteIfExists(stop);
        } catch (IOException e) {
            return;
        }
    }

    private static boolean isThere(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }
}
