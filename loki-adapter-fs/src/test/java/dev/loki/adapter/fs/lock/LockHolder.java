package dev.loki.adapter.fs.lock;

import java.io.IOException;
import java.nio.file.Path;

/** A program that takes the lock its argument names, says {@code h}, and keeps it until it is killed. */
final class LockHolder {

    private LockHolder() {}

    public static void main(String[] args) throws IOException {
        new FileMutex(Path.of(args[0])).holding(() -> {
            System.out.print('h');
            System.out.flush();
            return System.in.read();
        });
    }
}
