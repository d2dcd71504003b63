package dev.loki.contracts.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.ports.scan.Content;
import dev.loki.ports.scan.ContentSource;
import dev.loki.ports.scan.UnreadableContentException;
import org.junit.jupiter.api.Test;

class InMemoryContentsTest extends ContentSourceContract {

    @Override
    protected ContentSource open(String name, byte[] text) {
        return new InMemoryContents().bytes(name, text);
    }

    @Test
    void aTestSaysWhatCannotBeRead() {
        InMemoryContents contents =
                new InMemoryContents().unreadableAfter("a", "x").problem("b", "gone");
        Content text = contents.list().texts().get(0);
        assertThatExceptionOfType(UnreadableContentException.class)
                .isThrownBy(() -> text.read((buffer, length) -> true));
        assertThat(contents.list().problems()).hasSize(1);
    }
}
