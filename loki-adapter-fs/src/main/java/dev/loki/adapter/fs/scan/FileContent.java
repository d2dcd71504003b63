package dev.loki.adapter.fs.scan;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.file.RegularFile;
import dev.loki.ports.scan.Content;
import dev.loki.ports.scan.UnreadableContentException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * A file to be read.
 *
 * @param name as the user would write its path
 * @param named whether somebody named the file; if not, it is not read where it has become a link
 */
record FileContent(String name, Path file, boolean named) implements Content {

    @Override
    public void read(Sink sink) throws UnreadableContentException {
        LinkOption[] links = named ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
        try {
            RegularFile.requireRegular(file, links);
            try (InputStream in = Files.newInputStream(file, links)) {
                StreamContent.pump(in, sink);
            }
        } catch (IOException e) {
            throw new UnreadableContentException(IoReason.of(e));
        }
    }
}
