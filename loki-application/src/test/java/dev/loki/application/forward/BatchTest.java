package dev.loki.application.forward;

import static dev.loki.application.forward.ForwardHouse.LOG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.forward.ForwardedChain;
import dev.loki.domain.forward.ForwardedEntry;
import dev.loki.domain.forward.Urgency;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.forward.ChainPlace;
import org.junit.jupiter.api.Test;

class BatchTest {

    private final ForwardHouse house = new ForwardHouse(ForwardedChain.AGENT);

    @Test
    void aBatchGoesOverFilesUpToItsBound() {
        house.append("audit-1.jsonl", 0, 300);
        house.append(LOG, 300, 900);
        Batch first = batch(ChainPlace.START);
        assertThat(first.entries()).hasSize(Batch.MAX_ENTRIES);
        assertThat(first.end().count()).isEqualTo(Batch.MAX_ENTRIES);
        Batch second = batch(first.end());
        assertThat(second.entries())
                .extracting(ForwardedEntry::seq)
                .startsWith(500L)
                .endsWith(899L);
        assertThat(batch(second.end()).entries()).isEmpty();
        assertThat(batch(second.end()).end()).isEqualTo(second.end());
    }

    @Test
    void aBatchIsBoundedInBytes() {
        for (int i = 0; i < 6; i++) {
            house.segments.append(
                    LOG,
                    house.json.write(JsonObject.builder()
                                    .put("seq", i)
                                    .put("why", "x".repeat(1 << 20))
                                    .build()) + "\n");
        }
        assertThat(batch(ChainPlace.START).entries()).hasSize(4);
    }

    @Test
    void aHalfWrittenLineIsLeftForLater() {
        house.append(LOG, 0, 2);
        house.segments.append(LOG, "{\"seq\":2,");
        assertThat(batch(ChainPlace.START).entries()).hasSize(2);
    }

    @Test
    void aLineThatIsNoJsonIsForwardedAsItIs() {
        house.segments.append(LOG, "not json\n");
        ForwardedEntry entry = batch(ChainPlace.START).entries().get(0);
        assertThat(entry.action()).isEqualTo("unreadable_line");
        assertThat(entry.urgency()).isEqualTo(Urgency.WARNING);
        assertThat(entry.line()).asString().isEqualTo("not json");
    }

    @Test
    void anEntryWithoutANumberGetsThatOfItsLine() {
        house.append(LOG, 0, 1);
        house.segments.append(
                LOG,
                house.json.write(JsonObject.builder().put("action", "login").build()) + "\n");
        assertThat(batch(ChainPlace.START).entries())
                .extracting(ForwardedEntry::seq)
                .containsExactly(0L, 1L);
    }

    @Test
    void aCheckpointIsOneEntryOnceItIsWhole() {
        ForwardHouse checkpoints = new ForwardHouse(ForwardedChain.CHECKPOINTS);
        checkpoints.segments.append(LOG, "loki/p\n1000\ncm9vdA==\n\n\u2014 key c2ln\n");
        assertThat(batch(checkpoints, ChainPlace.START).entries()).isEmpty();
        checkpoints.segments.append(LOG, "\nloki/p\n2000\ncm9vdDI=\n\n\u2014 key c2ln\n\u2014 old c2ln\n\n");
        Batch batch = batch(checkpoints, ChainPlace.START);
        assertThat(batch.entries()).extracting(ForwardedEntry::seq).containsExactly(1_000L, 2_000L);
        assertThat(batch.entries()).extracting(ForwardedEntry::hash).containsExactly("cm9vdA==", "cm9vdDI=");
        assertThat(batch(checkpoints, batch.end()).entries()).isEmpty();
    }

    private Batch batch(ChainPlace from) {
        return batch(house, from);
    }

    private static Batch batch(ForwardHouse house, ChainPlace from) {
        PlaceFinder finder = new PlaceFinder(house.source);
        int index = finder.index(from).orElseThrow();
        return Batch.from(house.source, house.json, finder, index, from);
    }
}
