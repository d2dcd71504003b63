package dev.loki.adapter.fs.cost;

import java.io.IOException;
import java.time.Duration;

/** This process has another clock than the file system: what it dates would move the windows of all others on. */
final class ClockAheadException extends IOException {

    private static final long serialVersionUID = 1;

    ClockAheadException(Duration ahead) {
        super("the clock of this process is " + ahead.toMinutes() + " minutes ahead of the file system's");
    }
}
