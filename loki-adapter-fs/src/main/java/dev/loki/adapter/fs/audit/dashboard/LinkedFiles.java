package dev.loki.adapter.fs.audit.dashboard;

import dev.loki.adapter.fs.file.UnusableFileException;
import dev.loki.domain.audit.dashboard.DashboardAnchor;
import dev.loki.domain.audit.dashboard.DashboardChain;
import dev.loki.domain.audit.dashboard.FileEnds;
import dev.loki.domain.audit.dashboard.LinkOrder;
import dev.loki.ports.json.PythonJsonReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The names of the log's files in the order in which their entries are linked. Names alone do not tell it: a clock that is
 * set back lets the original go on in a file of an earlier day. Read without a lock while others append. Thread-safe.
 *
 * @param folder need not be there
 */
public record LinkedFiles(Path folder, PythonJsonReader json) {

    /**
     * The files as they are linked. One that is linked to none, or has no hash at all, stands behind the one whose name
     * comes before its own; it is left out where no writer of this log would have named it so.
     *
     * @throws IOException where the folder or a file cannot be read
     */
    public List<String> names() throws IOException {
        List<FileEnds> ends = new ArrayList<>();
        for (Path file : new LogFolder(folder).files()) {
            addEnds(file, ends);
        }
        LinkOrder order = LinkOrder.of(ends, start());
        return order.inOrder(ends).stream()
                .filter(file -> order.linked().contains(file)
                        || LogFileName.parse(Path.of(file.name())).isPresent())
                .map(FileEnds::name)
                .toList();
    }

    private void addEnds(Path file, List<FileEnds> ends) throws IOException {
        try {
            ends.add(new LogCheck(new LineText(json)).ends(file));
        } catch (NoSuchFileException | FileNotFoundException e) {
            return; // pruned or renamed since it was listed
        }
    }

    /** An anchor that cannot be understood is the verifier's to report; the files are there all the same. */
    private String start() throws IOException {
        try {
            return AnchorFile.in(folder, json).read().map(DashboardAnchor::hash).orElse(DashboardChain.GENESIS);
        } catch (UnusableFileException e) {
            return DashboardChain.GENESIS;
        }
    }
}
