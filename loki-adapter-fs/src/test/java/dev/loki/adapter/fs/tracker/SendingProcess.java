package dev.loki.adapter.fs.tracker;

import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.tracker.SentJournal;
import java.nio.file.Path;

/** A process that begins and ends operations of its own, and prints each after it returned: file and name are its arguments. */
final class SendingProcess {

    private SendingProcess() {}

    public static void main(String[] arguments) {
        SentJournal journal = new FileSentJournal(Path.of(arguments[0]), new JacksonJsonReader());
        for (int n = 0; ; n++) {
            String operation = arguments[1] + "-" + n;
            journal.begin(operation);
            System.out.println(operation + " begun");
            journal.done(operation, "id", "");
            System.out.println(operation + " done");
        }
    }
}
