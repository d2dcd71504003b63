package dev.loki.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is checked where an auditor has some of a chain's lines. */
@SuppressWarnings("NullAway.Init") // JUnit sets the folder before any test
class PartOfAChainTest {

    private final WrittenChain written = new WrittenChain(20);
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void aProofOfItsLastLineCoversThePart() throws IOException {
        assertThat(verify(written.lines.subList(7, 12), written.inclusionProof(11, 13)))
                .as(said())
                .isZero();
        assertThat(said())
                .contains("a part of a chain, from line 8 on", "5 lines read")
                .contains("line 5: is the one that is proven, and the lines before it with it");
    }

    @Test
    void aProofOfALineThatIsNotInItCoversNothing() throws IOException {
        assertThat(verify(written.lines.subList(7, 12), written.inclusionProof(12, 13)))
                .isEqualTo(2);
    }

    @Test
    void aLineThatIsMissingOrOfAnotherChainIsFound() throws IOException {
        List<String> other = new WrittenChain(20, "agent-2").lines;
        assertThat(verify(other.subList(7, 12), written.inclusionProof(11, 13))).isEqualTo(1);
        assertThat(said()).contains("it is another than the one that is proven");
        List<String> missing = List.of(written.lines.get(7), written.lines.get(9), written.lines.get(10));
        assertThat(verify(missing, written.inclusionProof(10, 13))).isEqualTo(1);
        List<String> joined = List.of(other.get(7), written.lines.get(8));
        assertThat(verify(joined, written.inclusionProof(8, 13))).isEqualTo(1);
        assertThat(said()).contains("it does not name the hash of the line before");
    }

    @Test
    void theBeginningOfAChainIsHeldAgainstItsCheckpoints() throws IOException {
        assertThat(verify(written.lines.subList(0, 9), written.signed(5) + "\n" + written.signed(13) + "\n"))
                .as(said())
                .isZero();
        assertThat(said())
                .contains("checkpoint 5 fits the first 5 lines")
                .contains("note  material: checkpoint 13 says there were 13 lines, and there are 9 here")
                .contains("4 lines came after");
    }

    private int verify(List<String> lines, String material) throws IOException {
        said.reset();
        Path part = Files.writeString(folder.resolve("part.jsonl"), String.join("\n", lines) + "\n");
        Path given = Files.writeString(folder.resolve("material"), material);
        String key = written.key.verifier().toString();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return LokiAuditVerifier.run(List.of("--part", "--key", key, part.toString(), given.toString()), out);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
