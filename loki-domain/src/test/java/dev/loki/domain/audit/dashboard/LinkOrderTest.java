package dev.loki.domain.audit.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkOrderTest {

    private final List<FileEnds> files = new ArrayList<>();
    private String tip = DashboardChain.GENESIS;

    @Test
    void filesAreOrderedByTheirHashesWhateverTheirNames() {
        chain("c", "a", "b");
        LinkOrder order = LinkOrder.of(List.of(files.get(1), files.get(2), files.get(0)), DashboardChain.GENESIS);
        assertThat(order.linked()).extracting(FileEnds::name).containsExactly("c", "a", "b");
        assertThat(order.loose()).isEmpty();
        assertThat(order.unhashed()).isEmpty();
    }

    @Test
    void whatFollowsAMissingFileIsLoose() {
        chain("a", "b", "c", "d");
        LinkOrder order = LinkOrder.of(List.of(files.get(0), files.get(2), files.get(3)), DashboardChain.GENESIS);
        assertThat(order.linked()).extracting(FileEnds::name).containsExactly("a");
        assertThat(order.loose()).extracting(FileEnds::name).containsExactly("c", "d");
    }

    @Test
    void theOrderBeginsWhereItIsToldTo() {
        chain("a", "b", "c");
        String endOfA = String.valueOf(files.get(0).lastHash());
        LinkOrder order = LinkOrder.of(files, endOfA);
        assertThat(order.linked()).extracting(FileEnds::name).containsExactly("b", "c");
        assertThat(order.loose()).extracting(FileEnds::name).containsExactly("a");
    }

    @Test
    void aFileWithoutAnyHashStandsApart() {
        chain("a", "b");
        FileEnds unhashed = new FileEnds("plain", null, null);
        LinkOrder order = LinkOrder.of(List.of(unhashed, files.get(0), files.get(1)), DashboardChain.GENESIS);
        assertThat(order.linked()).hasSize(2);
        assertThat(order.unhashed()).containsExactly(unhashed);
        assertThat(order.loose()).isEmpty();
    }

    @Test
    void aFileThatIsThereTwiceIsTakenOnce() {
        chain("a", "b");
        FileEnds copy = new FileEnds("copy", files.get(0).first(), files.get(0).lastHash());
        LinkOrder order = LinkOrder.of(List.of(files.get(0), copy, files.get(1)), DashboardChain.GENESIS);
        assertThat(order.linked()).extracting(FileEnds::name).containsExactly("a", "b");
        assertThat(order.loose()).containsExactly(copy);
    }

    /** Files of one entry each, linked in this order. */
    private void chain(String... names) {
        for (String name : names) {
            JsonObject entry =
                    DashboardChain.link(DashboardChain.entry(DashboardEvent.of("create", name), Instant.EPOCH), tip);
            tip = DashboardChain.storedHash(entry).orElseThrow();
            files.add(new FileEnds(name, entry, tip));
        }
    }
}
