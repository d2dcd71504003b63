package dev.loki.application.forward;

import static dev.loki.application.forward.ForwardHouse.LOG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.forward.ForwardedChain;
import dev.loki.ports.forward.ChainPlace;
import org.junit.jupiter.api.Test;

class PlaceFinderTest {

    private final ForwardHouse house = new ForwardHouse(ForwardedChain.AGENT);

    @Test
    void aPlaceIsFoundInWhateverFileHoldsItNow() {
        house.append(LOG, 0, 3);
        ChainPlace place = endOfChain();
        assertThat(new PlaceFinder(house.source).index(place)).contains(0);
        house.segments.append("older.jsonl", house.line(90));
        house.segments.rename(LOG, "audit-1.jsonl");
        house.append(LOG, 3, 4);
        assertThat(new PlaceFinder(house.source).index(place)).contains(0);
        house.segments.remove("audit-1.jsonl");
        assertThat(new PlaceFinder(house.source).index(place)).isEmpty();
    }

    @Test
    void aFileThatBeginsTheSameButLacksTheEntryIsTheSegmentWithoutThePlace() {
        house.append(LOG, 0, 3);
        ChainPlace place = endOfChain();
        house.segments.remove(LOG);
        house.append(LOG, 0, 2);
        PlaceFinder finder = new PlaceFinder(house.source);
        assertThat(finder.hasSegment(place)).isTrue();
        assertThat(finder.index(place)).isEmpty();
    }

    @Test
    void anotherEntryOfTheSameLengthIsNotThePlace() {
        house.append(LOG, 0, 3);
        ChainPlace place = endOfChain();
        house.segments.remove(LOG);
        house.segments.append(LOG, house.line(0) + house.line(1) + house.line(9));
        assertThat(new PlaceFinder(house.source).index(place)).isEmpty();
    }

    @Test
    void aFileWithoutAWholeLineIsNoSegment() {
        house.segments.append(LOG, "{\"seq\":");
        assertThat(new PlaceFinder(house.source).segments()).isEmpty();
    }

    private ChainPlace endOfChain() {
        return Batch.from(house.source, house.json, new PlaceFinder(house.source), 0, ChainPlace.START)
                .end();
    }
}
