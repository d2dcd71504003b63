package dev.loki.adapter.github.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubSettingsTest {

    private static final String TOKEN = "ghp" + "_madeUp";
    private static final GitHubSettings PUBLIC = GitHubSettings.of(GitHubSettings.GITHUB_COM, "acme/shop", TOKEN);
    private static final GitHubSettings SERVER =
            GitHubSettings.of("https://git.example.com/api/v3/", "acme/shop", TOKEN);

    @Test
    void theTokenIsNeverPrinted() {
        assertThat(PUBLIC.toString()).doesNotContain(TOKEN);
    }

    @Test
    void whatIsWrongIsNamedByItsVariable() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GitHubSettings.of("ftp://x", "acme/shop", TOKEN))
                .withMessageContaining("GITHUB_API_URL");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GitHubSettings.of(GitHubSettings.GITHUB_COM, "shop", TOKEN))
                .withMessageContaining("GITHUB_REPOSITORY")
                .withMessageContaining("owner/name");
        for (String none : new String[] {"", " ", "two words", TOKEN + "\r\nX: y"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> GitHubSettings.of(GitHubSettings.GITHUB_COM, "acme/shop", none))
                    .withMessageContaining("GITHUB_TOKEN")
                    .withMessageNotContaining(TOKEN);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"acme", "acme/", "/shop", "acme/shop/x", "acme/..", "acme/.", "a b/c", "acme/sh?op", "acme/%2e"})
    void whatIsNoRepositoryIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Repository.parse(text));
    }

    @Test
    void onlyWhatLiesBelowTheApiIsFollowed() {
        assertThat(PUBLIC.below("https://api.github.com/repositories/1/issues?page=2"))
                .contains("repositories/1/issues?page=2");
        assertThat(SERVER.below("https://git.example.com/api/v3/repositories/1/issues"))
                .contains("repositories/1/issues");
        assertThat(SERVER.below("https://git.example.com:443/api/v3/x")).contains("x");
        for (String elsewhere : new String[] {
            "https://git.example.com/repositories/1",
            "http://git.example.com/api/v3/x",
            "https://git.example.com:8443/api/v3/x",
            "https://git.example.com.evil.example/api/v3/x",
            "https://user@git.example.com/api/v3/x",
            "//git.example.com/api/v3/x",
            "/api/v3/x",
            "https://git.example.com/api/v3evil",
            "https:api/v3/x",
            "not an address",
            ""
        }) {
            assertThat(SERVER.below(elsewhere)).as(elsewhere).isEmpty();
        }
    }

    @Test
    void peopleReadWhereTheServiceIs() {
        assertThat(PUBLIC.web("acme/shop")).isEqualTo("https://github.com/acme/shop");
        assertThat(SERVER.web("acme/shop")).isEqualTo("https://git.example.com/acme/shop");
        assertThat(GitHubSettings.of("https://api.acme.ghe.com", "acme/shop", TOKEN)
                        .web("acme/shop"))
                .isEqualTo("https://acme.ghe.com/acme/shop");
    }

    @Test
    void anIssueIsCalledInThreeWays() {
        Repository home = Repository.parse("acme/shop");
        assertThat(IssueRef.parse("12", home)).contains(new IssueRef(home, 12));
        assertThat(IssueRef.parse(" #12 ", home)).contains(new IssueRef(home, 12));
        assertThat(IssueRef.parse("acme/other#12", home)).contains(new IssueRef(Repository.parse("acme/other"), 12));
        for (String none :
                new String[] {"", "#", "0", "-1", "12x", "acme/other12", "a/b/c#1", "../..#1", "9".repeat(30)}) {
            assertThat(IssueRef.parse(none, home)).as(none).isEmpty();
        }
    }
}
