package dev.loki.adapter.fs.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.loki.contracts.policy.PolicySourceContract;
import dev.loki.domain.json.EcmaScriptJson;
import dev.loki.domain.policy.PolicyDocument;
import dev.loki.domain.policy.PolicyProblem;
import dev.loki.ports.policy.PolicyLoad;
import dev.loki.ports.policy.PolicySource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePolicySourceTest extends PolicySourceContract {

    @TempDir
    private Path project;

    @Override
    protected PolicySource source() {
        return new FilePolicySource(folder());
    }

    @Override
    protected void write(String text) throws IOException {
        write("policies.json", text);
    }

    @Override
    protected void spoil() throws IOException {
        Files.delete(folder().resolve("policies.json"));
        Files.createDirectory(folder().resolve("policies.json"));
    }

    @Test
    void aProjectWithoutFolderOrFileHasNoPolicies() throws IOException {
        assertThat(load()).isEqualTo(new PolicyLoad.Absent());

        Files.createDirectory(folder());
        assertThat(load()).isEqualTo(new PolicyLoad.Absent());
    }

    @Test
    void jsonIsReadWithLines() throws IOException {
        write("policies.json", "{\n  \"policies\": {\n    \"data\": []\n  }\n}\n");

        PolicyLoad.Found found = found();
        assertThat(found.warnings()).isEmpty();
        assertThat(found.document().file()).isEqualTo("policies.json");
        assertThat(EcmaScriptJson.stringify(found.document().root())).isEqualTo("{\"policies\":{\"data\":[]}}");
        assertThat(found.document().lineOf("/policies/data")).isEqualTo(3);
    }

    @Test
    void jsonWinsOverYamlWithAWarning() throws IOException {
        write("policies.json", "{}");
        write("policies.yaml", "a: 1");

        PolicyLoad.Found found = found();
        assertThat(found.document().file()).isEqualTo("policies.json");
        assertThat(found.warnings()).singleElement().asString().contains("policies.yaml is not used");
    }

    @Test
    void aFileIsParsedAnewWhereItsBytesOrItsNameAreOthers() throws IOException {
        PolicySource source = source();
        write("policies.yaml", "{}");
        PolicyDocument first = document(source);
        assertThat(document(source)).isSameAs(first);

        Path yaml = folder().resolve("policies.yaml");
        FileTime time = Files.getLastModifiedTime(yaml);
        write("policies.yaml", "[]");
        Files.setLastModifiedTime(yaml, time);
        assertThat(EcmaScriptJson.stringify(document(source).root())).isEqualTo("[]");
        assertThat(document(source).hash()).isNotEqualTo(first.hash());

        write("policies.json", "[]");
        assertThat(document(source).file()).isEqualTo("policies.json");

        write("policies.json", "[");
        assertThat(source.load()).isInstanceOf(PolicyLoad.Unreadable.class);
    }

    private static PolicyDocument document(PolicySource source) {
        return ((PolicyLoad.Found) source.load()).document();
    }

    @Test
    void aMisnamedFileIsNeverPassedOver() throws IOException {
        write("policies.yml", "a: 1");
        assertThat(problem()).hasToString("policies.yml:1: this name is not read; rename it to policies.yaml");

        write("policies.json", "{}");
        assertThat(problem().file()).isEqualTo("policies.yml");
    }

    @Test
    void whatIsThereButIsNoFileIsUnreadable() throws IOException {
        Files.createDirectories(folder().resolve("policies.json"));
        assertThat(problem().message()).contains("found a folder");
    }

    @Test
    void aLinkThatLeadsNowhereIsUnreadable() throws IOException {
        Files.createDirectory(folder());
        Files.createSymbolicLink(folder().resolve("policies.yaml"), project.resolve("gone"));
        assertThat(problem().toString()).contains("policies.yaml").contains("a link that leads nowhere");
    }

    @Test
    void aLinkToAFileIsFollowed() throws IOException {
        Files.createDirectory(folder());
        Path target = Files.writeString(project.resolve("shared.json"), "{}");
        Files.createSymbolicLink(folder().resolve("policies.json"), target);
        assertThat(found().document().root()).hasToString("{}");
    }

    @Test
    void aLinkToADeviceDoesNotHang() throws IOException {
        Path endless = Path.of("/dev/zero");
        assumeThat(endless).exists();
        Files.createDirectory(folder());
        Path link = Files.createSymbolicLink(folder().resolve("policies.json"), endless);
        assertThat(problem().message()).contains("a pipe, socket or device");
        Files.delete(link);
    }

    @Test
    void aPipeDoesNotHang() throws Exception {
        Files.createDirectory(folder());
        Path pipe = folder().resolve("policies.yaml");
        assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        assertThat(problem().message()).contains("a pipe, socket or device");
    }

    @Test
    void aFolderThatIsAFileIsUnreadable() throws IOException {
        Files.writeString(folder(), "");
        assertThat(problem().file()).isEqualTo(".loki");
        assertThat(problem().message()).contains("expected a folder");
    }

    @Test
    void aFolderThatIsALinkToNowhereIsUnreadable() throws IOException {
        Files.createSymbolicLink(folder(), project.resolve("gone"));
        assertThat(problem().message()).contains("a link that leads nowhere");
    }

    @Test
    void aProjectBelowAFileIsUnreadable() throws IOException {
        Path file = Files.writeString(project.resolve("file"), "");
        assertThat(new FilePolicySource(file.resolve(".loki")).load()).isInstanceOf(PolicyLoad.Unreadable.class);
    }

    @Test
    void aFileWithoutReadPermissionIsUnreadable() throws IOException {
        write("policies.json", "{}");
        Path file = folder().resolve("policies.json");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeThat(Files.isReadable(file)).as("root reads everything").isFalse();
        assertThat(problem().message()).contains("permission denied");
    }

    @Test
    void aHugeFileIsRefusedUnread() throws IOException {
        write("policies.json", "[" + " ".repeat(50 * 1024 * 1024) + "]");
        assertThat(problem().message()).contains("larger than 1048576 bytes");
    }

    @Test
    void brokenJsonIsNamedWithItsLine() throws IOException {
        write("policies.json", "{\n\"policies\": {\n\"data\": [");
        assertThat(problem()).hasToString("policies.json:3: column 10: the text ends in the middle of a value");
        write("policies.json", "");
        assertThat(problem().message()).contains("the text is empty");
        write("policies.json", "{\"a\":1,\n\"a\":2}");
        assertThat(problem()).hasToString("policies.json:2: column 1: the name a stands twice in one object");
        write("policies.json", "[".repeat(10_000));
        assertThat(problem().message()).contains("nested deeper than 500 levels");
    }

    @Test
    void anInterruptedThreadReadsAllTheSame() throws IOException {
        write("policies.json", "{}");
        Thread.currentThread().interrupt();
        PolicyLoad load = load();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(load).isInstanceOf(PolicyLoad.Found.class);
    }

    private Path folder() {
        return project.resolve(".loki");
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder());
        Files.write(folder().resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    private PolicyLoad load() {
        return source().load();
    }

    private PolicyLoad.Found found() {
        return (PolicyLoad.Found) load();
    }

    private PolicyProblem problem() {
        return ((PolicyLoad.Unreadable) load()).problem();
    }
}
