package dev.loki.domain.policy;

import static dev.loki.domain.policy.Documents.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many globs asked at once: what touches none is settled at once, and nothing slips through. */
class GlobScreenTest {

    private final Screen branches = screen("branch", false, "dev", "qa*", "release/**");
    private final Screen files = screen("file_path", false, "**/*.db", "**/*.go", "**/vault/**");

    @ParameterizedTest
    @ValueSource(strings = {"main", "feature/x", "a", ""})
    void aTextThatTouchesNoGlobIsSettled(String branch) {
        assertThat(branches.holds(object("branch", branch))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "qa", "qa1", "release/1"})
    void aTextThatMatchesOneIsNot(String branch) {
        assertThat(branches.holds(object("branch", branch))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/srv/p/src/a.java", "src/a.java", "src/./a.java"})
    void aPathThatTouchesNoGlobIsSettledHoweverItIsSpelt(String path) {
        assertThat(files.holds(inProject(path))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/srv/p/a.db", "a.go", "./vault/x", "src/../vault/x"})
    void aPathThatMatchesOneIsNotHoweverItIsSpelt(String path) {
        assertThat(files.holds(inProject(path))).isFalse();
    }

    @Test
    void aPathThatCannotBeJudgedIsNotSettled() {
        assertThat(files.holds(inProject(""))).isFalse();
        assertThat(files.holds(inProject("~/x"))).isFalse();
        assertThat(files.holds(object("file_path", "a"))).isFalse();
        assertThat(files.holds(JsonObject.EMPTY.with("file_path", JsonNull.NULL)))
                .isFalse();
    }

    @Test
    void aFieldThatIsMissingIsSettledWhereThePoliciesSkipIt() {
        assertThat(branches.holds(JsonObject.EMPTY)).isFalse();
        assertThat(screen("branch", true, "dev", "qa*").holds(JsonObject.EMPTY)).isTrue();
    }

    @Test
    void globsThatBeginAlikeAreFoundByWhatTellsThemApart() {
        String[] globs = IntStream.range(0, 300)
                .mapToObj(i -> "**/vault-" + (char) ('a' + i % 26) + i + "/**")
                .toArray(String[]::new);
        GlobScreen vaults = screen("file_path", false, globs);

        assertThat(vaults.holds(inProject("/srv/p/vault-a/key"))).isTrue();
        assertThat(Stream.of(globs).map(glob -> glob.replace("**", "/x")))
                .allSatisfy(path -> assertThat(vaults.holds(inProject(path))).isFalse());
        assertThat(IntStream.range(0, 8)
                        .map(at -> vaults.byGram().valuesAt("/vault-a/", at % 7).size()))
                .allMatch(many -> many < 50);
    }

    private static GlobScreen screen(String field, boolean skipsMissing, String... globs) {
        List<MatchCondition> conditions = Stream.of(globs)
                .map(glob -> new MatchCondition(field, true, Glob.compile(glob)))
                .toList();
        return GlobScreen.of(field, skipsMissing, conditions);
    }

    private static JsonObject inProject(String path) {
        return object("file_path", path, "project_dir", "/srv/p");
    }
}
