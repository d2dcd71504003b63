package dev.loki.cli.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loki.cli.Typed;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApproveCommandsTest {

    @TempDir
    private Path scratch;

    private GatedProject project;

    @BeforeEach
    void gate() throws IOException {
        project = GatedProject.in(Files.createDirectories(scratch.resolve("p")), "");
    }

    @Test
    void whereNothingWaitsThatIsSaid() {
        Typed typed = project.approve("list");

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err()).isEqualToIgnoringNewLines("loki: nothing waits for approval");
        assertThat(project.approve("list", "--json").err()).isEmpty();
    }

    @Test
    void anOperatorGoesOnWhereWhatIsKeptCannotBeRead() throws IOException {
        String id = project.ask("touch", "made");
        project.approve("grant", id);
        Path journal = project.folder().resolve(".loki/state/approvals.journal");
        Files.writeString(journal, Files.readString(journal).replaceFirst("^", "damaged"));
        Typed broken = project.approve("list");
        assertThat(broken.exitCode()).isEqualTo(3);
        assertThat(broken.err()).contains("`loki approve repair` does so, and keeps what can be read");
        assertThat(Typed.in(project.folder(), "doctor").out())
                .contains("WRONG  approvals")
                .contains("-> loki approve repair");

        Typed within = project.approve(Map.of("LOKI_SESSION_ID", "0123456789abcdef"), "repair");
        assertThat(within.exitCode()).isEqualTo(1);
        assertThat(within.err()).contains("a governed run cannot repair what is kept of approvals");
        Typed repaired = project.approve("repair");
        assertThat(repaired.exitCode()).as(repaired.err()).isZero();
        assertThat(repaired.out())
                .contains("found    approvals.journal: line 1 is no JSON")
                .contains("lost     " + id + ", which was granted and not used: ask anew")
                .contains("kept as  approvals.journal.damaged")
                .endsWith("repaired; 0 requests kept\n");
        assertThat(project.audited("approval_repair"))
                .singleElement()
                .asString()
                .contains("\"lost\":[");
        assertThat(project.approve("repair", "--json").out())
                .isEqualTo("{\"found\":[],\"kept\":0,\"lost\":[],\"evidence\":[]}\n");
        assertThat(project.run("touch", "made").exitCode()).isEqualTo(2);
    }

    @Test
    void whatWaitsIsListedInOneLine() {
        String id = project.ask("touch", "made");

        assertThat(project.approve("list").out().lines())
                .singleElement()
                .asString()
                .contains(id, "pending", "release", " ago", "min", "left", "touch made")
                .doesNotContain("webhook");
    }

    @Test
    void aRequestIsShownWithItsActionAndItsDigest() throws IOException {
        String id = project.ask("touch", "made");

        assertThat(project.approve("show", id).out())
                .contains("request   " + id)
                .contains("gate      release, phase pre_execution; 1 approver")
                .contains("policies  files")
                .containsPattern("digest    [0-9a-f]{64}")
                .contains("  command: \"touch made\"");
        JsonNode json = new ObjectMapper()
                .readTree(project.approve("show", id, "--json").out());
        assertThat(json.get("status").asText()).isEqualTo("pending");
        assertThat(json.get("digest").asText()).hasSize(64);
    }

    @Test
    void secretsOfTheActionAreMasked() {
        String password = "Xq7v" + "T2mLp9";
        String id = project.ask("touch", "made", "https://ann:" + password + "@db.example/x"); // loki:allow

        assertThat(project.approve("show", id).out() + project.approve("list").out())
                .contains("touch made")
                .doesNotContain(password);
    }

    @Test
    void whatWasGrantedHappensOnceWithTheArgumentsThatWereShown() throws IOException {
        String id = project.ask("touch", "made");

        Typed granted = project.approve("grant", id, "--by", "Ann, on call");
        assertThat(granted.exitCode()).isZero();
        assertThat(granted.out()).startsWith("granted " + id + ": touch made; it may happen once within ");

        assertThat(project.run("touch", "other").exitCode()).isEqualTo(2);
        assertThat(project.folder().resolve("other")).doesNotExist();
        assertThat(project.run("touch", "made").exitCode()).isZero();
        assertThat(project.folder().resolve("made")).exists();
        Files.delete(project.folder().resolve("made"));
        assertThat(project.run("touch", "made").exitCode()).isEqualTo(2);
        assertThat(project.folder().resolve("made")).doesNotExist();
    }

    @Test
    void whatWasRejectedIsRefused() {
        String id = project.ask("touch", "made");

        Typed rejected = project.approve("reject", id, "--reason", "not before the audit");

        assertThat(rejected.exitCode()).isZero();
        assertThat(rejected.out()).isEqualToIgnoringNewLines("rejected " + id + ": touch made");
        assertThat(project.approve("show", id).out()).contains("state     rejected", "not before the audit");
        Typed late = project.approve("grant", id);
        assertThat(late.exitCode()).isEqualTo(1);
        assertThat(late.err()).contains(id, "it is rejected");
        assertThat(project.approve("list").out()).isEmpty();
        assertThat(project.approve("list", "--all").out()).contains(id, "rejected");
    }

    @Test
    void aGrantIsNotGivenTwice() {
        String id = project.ask("touch", "made");
        project.approve("grant", id);

        assertThat(project.approve("grant", id).exitCode()).isEqualTo(1);
        project.run("touch", "made");
        Typed replayed = project.approve("grant", id);
        assertThat(replayed.exitCode()).isEqualTo(1);
        assertThat(replayed.err()).contains("it is consumed");
        assertThat(project.audited("approval_refused")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"show", "grant", "reject"})
    void aRequestThatIsNotThereIsTold(String command) {
        Typed typed = project.approve(command, "apr-1-aaaaaa");

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err()).contains("there is no such approval request", "loki approve list");
    }

    @ParameterizedTest
    @ValueSource(strings = {"grant", "reject"})
    void withinARunNothingIsAnswered(String command) {
        String id = project.ask("touch", "made");

        Typed typed = project.approve(Map.of("LOKI_SESSION_ID", "abc"), command, id);

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.err()).contains("a governed run cannot answer", "in a terminal of your own");
        assertThat(project.audited("approval_refused"))
                .singleElement()
                .asString()
                .contains("governed", id);
        assertThat(project.approve("list").out()).contains("pending");
    }

    @Test
    void whatCannotBeReadIsNoApproval() throws IOException {
        String id = project.ask("touch", "made");
        project.approve("grant", id);
        Files.writeString(project.folder().resolve(".loki/state/approvals.journal"), "garbage\n");

        for (String[] arguments : new String[][] {{"list"}, {"show", id}, {"grant", id}, {"reject", id}}) {
            Typed typed = project.approve(arguments);
            assertThat(typed.exitCode()).as(typed.err()).isEqualTo(3);
            assertThat(typed.err()).contains("approvals.journal");
        }
        assertThat(project.run("touch", "made").exitCode()).isEqualTo(2);
        assertThat(project.folder().resolve("made")).doesNotExist();
    }

    @Test
    void theWebhookIsToldSignedAndTheOutcomeIsShown() throws Exception {
        Path secret = scratch.resolve("webhook.key");
        Files.writeString(secret, "0123456789abcdef0123456789abcdef\n"); // loki:allow
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        try (MockWebServer receiver = new MockWebServer()) {
            receiver.start(InetAddress.getLoopbackAddress(), 0);
            receiver.enqueue(new MockResponse.Builder().code(202).build());
            GatedProject.in(project.folder(), webhook("http://127.0.0.1:" + receiver.getPort() + "/hook"));
            Map<String, String> variables =
                    Map.of("LOKI_WEBHOOK_ALLOW", "127.0.0.1", "LOKI_APPROVAL_WEBHOOK_SECRET_FILE", secret.toString());

            Typed run = Typed.in(project.folder(), variables, new byte[0], "run", "--", "touch", "made");

            assertThat(run.exitCode()).isEqualTo(2);
            RecordedRequest told = receiver.takeRequest();
            String id = GatedProject.idIn(run.err());
            assertThat(told.getHeaders().get("Idempotency-Key")).isEqualTo(id);
            assertThat(told.getHeaders().get("X-Loki-Signature")).matches("sha256=[0-9a-f]{64}");
            assertThat(project.approve("list").out()).contains("[webhook: delivered at ", ": answered 202]");
        }
    }

    /** Defect 12: webhooks are dropped silently. Defect 11: they go to addresses of this machine. */
    @Test
    void defects11And12AWebhookThatIsNotDeliveredSaysWhy() throws IOException {
        GatedProject.in(project.folder(), webhook("http://[::ffff:127.0.0.1]:9/services/T0/hunter2"));

        String id = project.ask("touch", "made");

        assertThat(project.approve("list").out())
                .contains("[webhook: not delivered: ", "this machine (127.0.0.0/8)", "name it in LOKI_WEBHOOK_ALLOW]")
                .doesNotContain("hunter2");
        assertThat(project.approve("show", id).out()).contains("webhook   not delivered: ");
        assertThat(project.audited("approval_not_delivered")).hasSize(1);
    }

    @Test
    void anAllowListAndASecretThatCannotBeUsedAreTold() {
        Typed wide = project.approve(Map.of("LOKI_WEBHOOK_ALLOW", "10.0.0.1/8"), "list");
        assertThat(wide.exitCode()).isEqualTo(3);
        assertThat(wide.err()).contains("LOKI_WEBHOOK_ALLOW: '10.0.0.1/8'", "10.0.0.0/8");

        Typed absent = project.approve(
                Map.of(
                        "LOKI_APPROVAL_WEBHOOK_SECRET_FILE",
                        scratch.resolve("absent").toString()),
                "list");
        assertThat(absent.exitCode()).isEqualTo(3);
        assertThat(absent.err()).contains("LOKI_APPROVAL_WEBHOOK_SECRET_FILE: cannot read");
    }

    private static String webhook(String url) {
        return ",\"webhook\":\"" + url + "\"";
    }
}
