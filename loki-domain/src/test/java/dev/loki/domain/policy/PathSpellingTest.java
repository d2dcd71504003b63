package dev.loki.domain.policy;

import static dev.loki.domain.policy.Documents.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Paths are respelt as they really are, or it is said that this cannot be told. */
class PathSpellingTest {
    private final JsonObject context = object("file_path", "out/a", "project_dir", "/srv/p", "tool", "Write");

    @Test
    void bothPathsAreRespeltAndNothingElse() {
        assertThat(PathSpelling.real(context, path -> Optional.of("/real" + path)))
                .contains(object("file_path", "/real/srv/p/out/a", "project_dir", "/real/srv/p", "tool", "Write"));
    }

    @Test
    void oneLinkIsEnoughToRespell() {
        assertThat(PathSpelling.real(context, path -> Optional.of(path.replace("/out/", "/in/"))))
                .contains(context.with("file_path", new JsonString("/srv/p/in/a")));
        JsonObject absolute = object("file_path", "/x/a", "project_dir", "/srv/p");
        assertThat(PathSpelling.real(absolute, path -> Optional.of(path.replace("/srv/p", "/q"))))
                .contains(object("file_path", "/x/a", "project_dir", "/q"));
    }

    @Test
    void whereNothingIsALinkTheContextStaysAsItIs() {
        assertThat(PathSpelling.real(context, RealPaths.LEXICAL)).get().isSameAs(context);
    }

    @Test
    void aContextWithoutUsablePathsStaysAsItIs() {
        RealPaths notAsked = path -> {
            throw new AssertionError(path);
        };
        assertThat(PathSpelling.real(object("project_dir", "/p"), notAsked)).contains(object("project_dir", "/p"));
        assertThat(PathSpelling.real(object("file_path", "/a"), notAsked)).contains(object("file_path", "/a"));
    }

    @Test
    void oneOfThemThatCannotBeToldIsEnough() {
        assertThat(PathSpelling.real(context, path -> path.endsWith("/a") ? Optional.empty() : Optional.of(path)))
                .isEmpty();
        assertThat(PathSpelling.real(context, path -> path.endsWith("/p") ? Optional.empty() : Optional.of(path)))
                .isEmpty();
    }
}
