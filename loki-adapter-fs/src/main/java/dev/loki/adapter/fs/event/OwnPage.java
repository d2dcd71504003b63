package dev.loki.adapter.fs.event;

import dev.loki.adapter.fs.file.PrivateFiles;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The file of a page that this member owns: it acknowledges here, one line in one write. For one thread. */
final class OwnPage implements Closeable {

    private final Page page;
    private final List<Integer> numbers;
    private final FileOutputStream out;
    private final LongSupplier nanos;
    private long lastLine;
    private long longestSilence;

    private OwnPage(Page page, List<Integer> numbers, FileOutputStream out, LongSupplier nanos) {
        this.page = page;
        this.numbers = numbers;
        this.out = out;
        this.nanos = nanos;
        this.lastLine = nanos.getAsLong();
    }

    /** A file with its first lines written, that has no name yet by which others know it. */
    record Draft(Path file, FileOutputStream out) {

        static Draft write(GroupFolder folder, Identity owner, Duration lease, List<String> names) throws IOException {
            StringBuilder text = new StringBuilder();
            text.append(new String(PageFile.header(owner, lease, names.size()), StandardCharsets.UTF_8));
            text.append('\n');
            names.forEach(name -> text.append(name).append('\n'));
            Path file = folder.unfinished();
            Files.createFile(file, PrivateFiles.attributes());
            FileOutputStream out = new FileOutputStream(file.toFile(), true);
            try {
                out.write(text.toString().getBytes(StandardCharsets.UTF_8));
                return new Draft(file, out);
            } catch (IOException e) {
                out.close();
                Files.deleteIfExists(file);
                throw e;
            }
        }

        /**
         * @param numbers where the draft's names stand in the page
         * @param nanos a clock that does not jump
         */
        OwnPage of(Page page, List<Integer> numbers, LongSupplier nanos) {
            return new OwnPage(page, numbers, out, nanos);
        }
    }

    Page page() {
        return page;
    }

    int size() {
        return numbers.size();
    }

    String name(int index) {
        return page.names().get(numbers.get(index));
    }

    /** The first name before this one, here or in another page, that bears the same id. */
    Optional<String> earlier(int index) {
        return page.earlier(numbers.get(index));
    }

    void acknowledge(int index, Acknowledgement how) throws IOException {
        append(index + how.suffix());
        page.acknowledge(numbers.get(index));
    }

    /** Says that this member lives. */
    void live() throws IOException {
        append("");
    }

    /** Gives back what is not acknowledged. */
    void release() throws IOException {
        append(PageFile.RELEASED);
    }

    /** The longest time without a line since {@link #isStillOwn}: a line that comes late ends no takeover. */
    Duration longestSilence() {
        return Duration.ofNanos(Math.max(longestSilence, nanos.getAsLong() - lastLine));
    }

    /** Somebody has seen that nobody took it over. */
    void isStillOwn() {
        longestSilence = 0;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void append(String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        long now = nanos.getAsLong();
        longestSilence = Math.max(longestSilence, now - lastLine);
        lastLine = now;
    }
}
