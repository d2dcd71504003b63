package dev.loki.contracts.forward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.ports.forward.ChainPlace;
import dev.loki.ports.forward.CursorStore;
import dev.loki.ports.forward.ForwardCursor;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link CursorStore} does. */
@SuppressWarnings("NullAway.Init") // JUnit calls set-up methods before any test
public abstract class CursorStoreContract {

    private static final String HERE = "tcp://here:514";
    private static final String THERE = "https://there/\u00e9?\"";

    private CursorStore store;

    /** An empty store. */
    protected abstract CursorStore open() throws Exception;

    @BeforeEach
    void openStore() throws Exception {
        store = open();
    }

    @Test
    void whereNothingWasForwardedThereIsNoCursor() {
        assertThat(store.read(HERE)).isEmpty();
    }

    @Test
    void eachDestinationHasItsOwnCursorAndTheLastOneCounts() {
        assertThat(store.tryAlone(() -> {
                    store.write(HERE, cursor(1));
                    store.write(THERE, cursor(2).afterTrouble());
                    store.write(HERE, cursor(3));
                }))
                .isTrue();
        assertThat(store.read(HERE)).contains(cursor(3));
        assertThat(store.read(THERE)).contains(cursor(2).afterTrouble());
    }

    @Test
    void whileOneIsAloneNobodyElseIsLetIn() {
        assertThat(store.tryAlone(() -> assertThat(letInElsewhere()).isFalse())).isTrue();
        assertThat(letInElsewhere()).isTrue();
    }

    @Test
    void whoFailsLetsTheNextOneIn() {
        try {
            store.tryAlone(() -> {
                throw new IllegalStateException("this test fails on purpose");
            });
        } catch (IllegalStateException e) {
            assertThat(e).hasMessageContaining("on purpose");
        }
        assertThat(letInElsewhere()).isTrue();
    }

    private boolean letInElsewhere() {
        return CompletableFuture.supplyAsync(() -> store.tryAlone(() -> {})).join();
    }

    private static ForwardCursor cursor(long count) {
        ChainPlace confirmed = new ChainPlace("ab".repeat(32), count, 2 * count, "cd".repeat(32), count);
        return new ForwardCursor(confirmed, ChainPlace.START, false);
    }
}
