package dev.loki.contracts.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.ports.scan.Content;
import dev.loki.ports.scan.ContentSource;
import dev.loki.ports.scan.Contents;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every {@link ContentSource} does, and the texts it hands out. */
public abstract class ContentSourceContract extends ContentContract {

    private static final String NAME = "src/two words.txt";

    private @Nullable ContentSource opened;

    /** A source that holds one text. */
    protected abstract ContentSource open(String name, byte[] text) throws Exception;

    @Override
    protected Content content(byte[] text) throws Exception {
        return list(text).texts().get(0);
    }

    @AfterEach
    void close() {
        if (opened != null) {
            opened.close();
        }
    }

    @Test
    void aTextIsListedByItsNameWithSlashes() throws Exception {
        Contents contents = list(new byte[] {'x'});
        assertThat(contents.texts()).extracting(Content::name).containsExactly(NAME);
        assertThat(contents.problems()).isEmpty();
    }

    private Contents list(byte[] text) throws Exception {
        ContentSource source = open(NAME, text);
        opened = source;
        return source.list();
    }
}
