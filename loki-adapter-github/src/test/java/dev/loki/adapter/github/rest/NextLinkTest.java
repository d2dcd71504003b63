package dev.loki.adapter.github.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
    void whatIsNoHeaderOfGitHubIsReadQuickly() {
        assertThat(NextLink.of("<".repeat(9_999))).isEmpty();
        assertThat(NextLink.of("<x>;\"" + " ".repeat(9_000))).isEmpty();
        assertThat(NextLink.of("<x>; rel=\"" + " ".repeat(9_000))).isEmpty();
        assertThat(NextLink.of("<" + NEXT + ">; rel=\"next\"" + " ".repeat(20_000)))
                .isEmpty();
    }
}
