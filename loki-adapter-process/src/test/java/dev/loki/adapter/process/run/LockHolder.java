package dev.loki.adapter.process.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A process that holds the lock of a file, says so, and waits for the end of its input. Argument: the file. */
final class LockHolder {

    private LockHolder() {}

    public static void main(String[] args) throws IOException {
        try (FileChannel file =
                FileChannel.open(Path.of(args[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            System.out.println(ProcessHandle.current().pid() + " " + file.lock().isValid());
            System.in.transferTo(System.out);
        }
    }
}
