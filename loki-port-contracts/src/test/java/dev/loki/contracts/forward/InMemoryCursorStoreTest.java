package dev.loki.contracts.forward;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.loki.ports.forward.CursorStore;
import dev.loki.ports.forward.ForwardCursor;
import org.junit.jupiter.api.Test;

class InMemoryCursorStoreTest extends CursorStoreContract {

    @Override
    protected CursorStore open() {
        return new InMemoryCursorStore();
    }

    @Test
    void whoIsNotAloneWritesNoCursor() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new InMemoryCursorStore().write("memory://test", ForwardCursor.START));
    }
}
