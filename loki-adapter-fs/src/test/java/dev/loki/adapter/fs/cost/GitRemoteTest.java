package dev.loki.adapter.fs.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.testing.MemoryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitRemoteTest {

    @TempDir(factory = MemoryFolder.class)
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "https://example.com/acme/shop.git, acme",
        "https://user:secret@example.com:8443/acme/shop, acme",
        "http://example.com/group/sub/shop.git, group",
        "ssh://git@example.com:22/acme/shop.git, acme",
        "git://example.com/acme/shop, acme",
        "git@example.com:acme/shop.git, acme",
        "example.com:acme/shop.git, acme",
        "git@example.com:/acme/shop.git, acme",
        "git@[::1]:acme/shop.git, acme",
        "https://example.com/scm/acme/shop.git, acme",
        "git@ssh.example.com:v3/acme/shop/code, acme"
    })
    void ownerIsTheFirstPartOfThePath(String url, String owner) {
        assertThat(GitRemote.ownerIn(url)).contains(owner);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/srv/git/shop.git",
                "../acme/shop.git",
                "file:///srv/acme/shop.git",
                "C:/acme/shop",
                "https://example.com/shop.git",
                "https://example.com/%2e%2e/shop.git",
                "https://exa mple.com/acme/shop",
                "ftp://example.com/acme/shop",
                "git@example.com:shop.git",
                "ext::sh -c acme/shop"
            })
    void whatNamesNobodyHasNoOwner(String url) {
        assertThat(GitRemote.ownerIn(url)).isEmpty();
    }

    @Test
    void originIsFoundAmongOtherRemotesAndAboveTheProject() throws IOException {
        config(folder.resolve(".git"), """
                [core]
                \tbare = false
                [remote "upstream"]
                \turl = https://example.com/globex/shop.git
                [remote "origin"] ; ours
                \turl = "git@example.com:acme/shop.git" # where we push
                \turl = https://example.com/second/shop.git
                [branch "main"]
                \turl = https://example.com/third/shop.git
                """);
        Path below = Files.createDirectories(folder.resolve("src/main"));
        assertThat(GitRemote.owner(below)).contains("acme");
    }

    @Test
    void workTreeTellsWhereItsRepositoryIs() throws IOException {
        Path repository = folder.resolve("main/.git");
        config(repository, "[remote \"origin\"]\nurl = https://example.com/acme/shop.git\n");
        Path git = Files.createDirectories(repository.resolve("worktrees/side"));
        Files.writeString(git.resolve("commondir"), "../..\n");
        Path tree = Files.createDirectories(folder.resolve("side"));
        Files.writeString(tree.resolve(".git"), "gitdir: " + git + "\n");
        assertThat(GitRemote.owner(tree)).contains("acme");
    }

    @Test
    void whatCannotBeReadHasNoOwner() throws IOException {
        assertThat(GitRemote.owner(folder.resolve("none"))).isEmpty();
        Files.writeString(folder.resolve(".git"), "gitdir: nowhere\0\n");
        assertThat(GitRemote.owner(folder)).isEmpty();
        Files.delete(folder.resolve(".git"));
        Files.createDirectories(folder.resolve(".git/config"));
        assertThat(GitRemote.owner(folder)).isEmpty();
    }

    private static void config(Path git, String text) throws IOException {
        Files.createDirectories(git);
        Files.writeString(git.resolve("config"), text);
    }
}
