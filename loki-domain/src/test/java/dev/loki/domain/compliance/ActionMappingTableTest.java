package dev.loki.domain.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ActionMappingTableTest {

    /** It is what an auditor reads. */
    @Test
    void theTableInTheDocumentationIsTheMapping() throws IOException {
        assertThat(Files.readString(Path.of("../docs/compliance.md"))).contains("\n\n" + ActionMapping.table() + "\n");
    }
}
