package dev.loki.adapter.github.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NextLinkTest {

    private static final String NEXT = "https://api.github.com/repositories/1/issues?labels=a%2Cb,c&page=2";

    @Test
    void theNextPageIsFoundWhereverItStands() {
        assertThat(NextLink.of("<" + NEXT + ">; rel=\"next\", <https://x/last>; rel=\"last\""))
                .contains(NEXT);
        assertThat(NextLink.of("<https://x/1>; rel=\"prev\",<" + NEXT + ">;rel=\"next\""))
                .contains(NEXT);
        assertThat(NextLink.of("<" + NEXT + ">; title=\"a, b\"; rel=next")).contains(NEXT);
        assertThat(NextLink.of("<" + NEXT + ">; REL=\"last next\"")).contains(NEXT);
    }

    @Test
    void whereThereIsNoNextPageThisOneIsTheLast() {
        assertThat(NextLink.of("")).isEmpty();
        assertThat(NextLink.of("<https://x/1>; rel=\"prev\", <https://x/9>; rel=\"last\""))
                .isEmpty();
        assertThat(NextLink.of("<https://x/1>; rel=\"nextish\"")).isEmpty();
        assertThat(NextLink.of("<https://x/1>; title=\"rel=next\"")).isEmpty();
        assertThat(NextLink.of("rel=\"next\"")).isEmpty();
    }

    @Test
    void whatATitleSaysIsNoRelation() {
        assertThat(NextLink.of("<https://x/1>; title=\"; rel=next ;\"; rel=\"prev\""))
                .isEmpty();
        assertThat(NextLink.of("<https://x/1>; title=\"a \\\" b\"; rel=prev, <" + NEXT + ">; rel=next"))
                .contains(NEXT);
    }

    @Test
    void ofTwoRelationsTheFirstCounts() {
        assertThat(NextLink.of("<https://x/1>; rel=prev; rel=next")).isEmpty();
        assertThat(NextLink.of("<" + NEXT + ">; rel=next; rel=prev")).contains(NEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<", "<>", "<x>;", "<x>;\"", "<x>; rel=\" ", "a\"\"", ";a=b", "\\", "<x>; a=\"\",", " "})
    void whatIsNoHeaderOfGitHubIsReadToItsEnd(String piece) {
        String header = piece.repeat(NextLink.LONGEST / piece.length());
        assertThat(NextLink.of(header)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<", "<x>; a=\"\",", "a\"\"", " "})
    void aHeaderOfGreatLengthIsNotRead(String piece) {
        String header = "<" + NEXT + ">; rel=\"next\"" + piece.repeat(100_000 / piece.length());
        assertThatIllegalArgumentException().isThrownBy(() -> NextLink.of(header));
    }
}
