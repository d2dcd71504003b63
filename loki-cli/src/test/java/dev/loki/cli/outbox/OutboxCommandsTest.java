package dev.loki.cli.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.cli.Typed;
import dev.loki.cli.command.ExitCode;
import dev.loki.domain.digest.Sha256;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.tracker.WorkComment;
import dev.loki.standin.BadAnswers;
import dev.loki.standin.JiraStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a site without a network to a service, by a file. */
class OutboxCommandsTest {

    @TempDir
    private Path scratch;

    private final JiraStandIn jira = new JiraStandIn();
    private Path site = Path.of("");
    private Path connected = Path.of("");

    @BeforeEach
    void twoMachines() throws IOException {
        jira.issue("PROJ-1", "Story", "Pay by card");
        site = Files.createDirectory(scratch.resolve("site"));
        connected = Files.createDirectory(scratch.resolve("connected"));
    }

    @AfterEach
    void nothingThatTheServiceWouldNotTake() {
        assertThat(jira.violations()).isEmpty();
        jira.close();
    }

    @Test
    void whatWaitsIsListedExportedAndSentOnceInItsOrder() throws IOException {
        new AirGappedSite(site).speak(jira.url());
        Typed listed = typed(site, "outbox", "list");
        assertThat(listed.exitCode()).as(listed.err()).isZero();
        assertThat(listed.out())
                .hasLineCount(6)
                .contains("comment", "PROJ-1", "waiting", "5 for jira; since 2026-02-21T10:00:00Z");

        Typed exported = typed(site, "outbox", "export", "monday.outbox");
        assertThat(exported.exitCode()).as(exported.err()).isZero();
        Path file = Files.copy(site.resolve("monday.outbox"), connected.resolve("monday.outbox"));
        assertThat(exported.out()).contains("5 calls in ", "sha256 " + Sha256.hex(Files.readAllBytes(file)));
        assertThat(typed(site, "outbox", "list").out()).contains("exported");
        assertThat(typed(site, "outbox", "export", "again.outbox").out()).contains("nothing waits", "--from");
        assertThat(typed(site, "outbox", "export", "monday.outbox", "--from", "1")
                        .err())
                .contains("--force");

        Typed dry = typed(connected, "outbox", "send", "monday.outbox", "--dry-run");
        assertThat(dry.exitCode()).as(dry.err()).isZero();
        assertThat(dry.out()).contains("status", "link", "to be sent: 5 calls");
        assertThat(jira.requests()).isEmpty();

        Typed sent = typed(connected, "outbox", "send", "monday.outbox");
        assertThat(sent.exitCode()).as(sent.err()).isZero();
        assertThat(sent.out()).isEqualTo("5 calls sent, 0 before, 0 refused\n");
        assertThat(typed(connected, "outbox", "send", "monday.outbox").out())
                .isEqualTo("0 calls sent, 5 before, 0 refused\n");
        assertSentOnce();
        assertThat(typed(connected, "outbox", "list", "monday.outbox").out()).isEqualTo("nothing waits\n");
    }

    @Test
    void noExportTakesThePlaceOfLokisOwnFiles() throws IOException {
        new AirGappedSite(site).speak(jira.url());
        Path calls = site.resolve(".loki/outbox/calls.jsonl");
        byte[] before = Files.readAllBytes(calls);
        for (String name : List.of(".loki/outbox/calls.jsonl", ".loki/config.yaml")) {
            Typed refused = typed(site, "outbox", "export", name, "--force", "--from", "1");
            assertThat(refused.exitCode()).isEqualTo(ExitCode.INTERNAL);
            assertThat(refused.err()).contains("below Loki's own folder");
        }
        assertThat(calls).hasBinaryContent(before);
        assertThat(site.resolve(".loki/config.yaml")).doesNotExist();
        assertThat(typed(site, "outbox", "export", "calls.outbox").out()).contains("5 calls in ");
    }

    @Test
    void theProjectsOwnOutboxIsSentWhereNoFileIsNamed() {
        new AirGappedSite(site).speak(jira.url());
        Typed sent = typed(site, "outbox", "send", "--json");
        assertThat(sent.exitCode()).as(sent.err()).isZero();
        assertThat(sent.out()).contains("\"sent\":5", "\"left\":[]");
        assertSentOnce();
        assertThat(typed(site, "outbox", "list", "--json").out()).contains("\"waiting\":0", "\"calls\":[]");
        assertThat(typed(site, "outbox", "list", "--all").out()).hasLineCount(6).contains("sent");
    }

    @Test
    void nothingWaitsWhereNothingWasPut() {
        assertThat(typed(site, "outbox", "list").out()).isEqualTo("nothing waits\n");
        assertThat(typed(site, "outbox", "send").out()).isEqualTo("0 calls sent, 0 before, 0 refused\n");
        assertThat(typed(site, "outbox", "export", "empty.outbox").exitCode()).isZero();
        assertThat(site.resolve("empty.outbox")).doesNotExist();
        assertThat(site.resolve(".loki").resolve("outbox").resolve("calls.jsonl"))
                .doesNotExist();
    }

    @Test
    void troubleThatMayPassEndsItAndTheNextSendGoesOnFromThere() {
        new AirGappedSite(site).speak(jira.url());
        jira.refuse("POST", "remotelink", 409, "Busy");
        jira.revokeToken();
        Typed none = typed(site, "outbox", "send");
        assertThat(none.exitCode()).isEqualTo(ExitCode.INTERNAL);
        assertThat(none.out()).contains("0 calls sent", "left: 5 for jira, the first is call 1");
    }

    @Test
    void whatAServiceRefusesIsPassedOverAndSentWhenItIsAskedForAgain() {
        new AirGappedSite(site).speak(jira.url());
        jira.refuse("POST", "comment", 403, "You may not comment.");
        Typed sent = typed(site, "outbox", "send");
        assertThat(sent.exitCode()).isEqualTo(ExitCode.DENIED);
        assertThat(sent.out()).isEqualTo("3 calls sent, 0 before, 2 refused\n");
        assertThat(sent.err()).contains("refused: 2", "comment", "You may not comment.");
        assertThat(typed(site, "outbox", "list").out()).contains("refused: ", "nothing waits");

        jira.allowAll();
        assertThat(typed(site, "outbox", "send").out()).startsWith("0 calls sent");
        assertThat(typed(site, "outbox", "send", "--retry-refused").out()).startsWith("2 calls sent");
        assertSentOnce();
    }

    @Test
    void anAnswerThatIsLostMakesNoSecond() {
        new AirGappedSite(site).speak(jira.url());
        for (int n = 0; n < 3; n++) {
            jira.nextWrite(BadAnswers.resetAfter());
            typed(site, "outbox", "send");
        }
        assertThat(typed(site, "outbox", "send").exitCode()).isZero();
        assertSentOnce();
    }

    @Test
    void aFileThatWasChangedOnItsWayIsRefused() throws IOException {
        new AirGappedSite(site).speak(jira.url());
        typed(site, "outbox", "export", "monday.outbox");
        Path file = site.resolve("monday.outbox");
        String text = Files.readString(file);
        for (String changed : List.of(
                text.replace("It has begun.", "It has ended."),
                text.substring(0, text.length() - 20),
                text.substring(0, text.indexOf("\n", 200) + 1),
                text + "{}\n",
                "")) {
            Files.writeString(file, changed);
            Typed sent = typed(site, "outbox", "send", "monday.outbox");
            assertThat(sent.exitCode()).as(changed).isEqualTo(ExitCode.DENIED);
            assertThat(sent.err()).contains("monday.outbox", "nothing of it was sent");
        }
        Files.writeString(file, text);
        Typed other = typed(site, "outbox", "send", "monday.outbox", "--sha256", "0".repeat(64));
        assertThat(other.exitCode()).isEqualTo(ExitCode.DENIED);
        assertThat(other.err()).contains("its SHA-256 is " + Sha256.hex(Files.readAllBytes(file)));
        assertThat(typed(site, "outbox", "send", "missing.outbox").err()).contains("missing.outbox", "no such file");
        assertThat(jira.requests()).isEmpty();
    }

    @Test
    void whatIsMeantForAnotherProjectIsRefused() {
        new AirGappedSite(site).speak("https://elsewhere.atlassian.net");
        Typed sent = typed(site, "outbox", "send");
        assertThat(sent.exitCode()).isEqualTo(ExitCode.DENIED);
        assertThat(sent.err()).contains("https://elsewhere.atlassian.net", jira.url(), "Nothing was sent");

        Typed unknown = Typed.in(site, Map.of(), new byte[0], "outbox", "send");
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(unknown.err()).contains("LOKI_JIRA_URL");
        assertThat(jira.requests()).isEmpty();
    }

    @Test
    void callsThatComeBeforeAreNotPassedOverUnlessThatIsAskedFor() {
        AirGappedSite gapped = new AirGappedSite(site);
        gapped.speak(jira.url());
        typed(site, "outbox", "export", "monday.outbox");
        gapped.jira(jira.url()).postComment("PROJ-1", new WorkComment("three", "It has ended.", false));
        assertThat(typed(site, "outbox", "export", "tuesday.outbox").out()).contains("1 call in ", "6 to 6");

        String tuesday = site.resolve("tuesday.outbox").toString();
        Typed refused = typed(connected, "outbox", "send", tuesday);
        assertThat(refused.exitCode()).isEqualTo(ExitCode.DENIED);
        assertThat(refused.err()).contains("calls 1 to 5", "--from 1", "--skip-missing");
        assertThat(jira.requests()).isEmpty();
        assertThat(typed(connected, "outbox", "send", tuesday, "--skip-missing").exitCode())
                .isZero();
        assertThat(jira.comments("PROJ-1")).hasSize(1);
    }

    @Test
    void aSiteThatWasRestoredAndCountsAnewIsRefusedOnTheConnectedMachine() throws IOException {
        new AirGappedSite(site).speak(jira.url());
        typed(site, "outbox", "export", "monday.outbox");
        String monday = site.resolve("monday.outbox").toString();
        assertThat(typed(connected, "outbox", "send", monday).exitCode()).isZero();
        for (String name : List.of("calls.jsonl", "progress.jsonl")) {
            Files.delete(site.resolve(".loki").resolve("outbox").resolve(name));
        }
        new AirGappedSite(site).jira(jira.url()).postComment("PROJ-1", new WorkComment("new", "Unheard.", false));
        typed(site, "outbox", "export", "tuesday.outbox");
        Typed sent = typed(
                connected, "outbox", "send", site.resolve("tuesday.outbox").toString());
        assertThat(sent.exitCode()).isEqualTo(ExitCode.DENIED);
        assertThat(sent.err()).contains("call 1 is another", "Nothing was sent");
        assertThat(typed(connected, "outbox", "send", monday).out()).startsWith("0 calls sent, 5 before");
        assertSentOnce();
    }

    @Test
    void whatWasSentElsewhereIsConfirmedByAnOperator() {
        new AirGappedSite(site).speak(jira.url());
        assertThat(typed(site, "outbox", "confirm", "1").err()).contains("NUMBER", "none was");
        typed(site, "outbox", "export", "monday.outbox");
        Typed tooFar = typed(site, "outbox", "confirm", "6");
        assertThat(tooFar.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(tooFar.err()).contains("1 to 5", "found 6");

        Map<String, String> within = new HashMap<>(environment(jira));
        within.put("LOKI_SESSION_ID", "abc");
        for (List<String> command : List.of(List.of("confirm", "4"), List.of("export", "b.outbox"), List.of("send"))) {
            String[] typed = {"outbox", command.get(0), command.get(command.size() - 1)};
            Typed refused =
                    Typed.in(site, within, new byte[0], command.size() == 1 ? new String[] {"outbox", "send"} : typed);
            assertThat(refused.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
            assertThat(refused.err()).contains("LOKI_SESSION_ID: this is a governed run");
        }

        assertThat(typed(site, "outbox", "confirm", "4").out()).isEqualTo("calls up to 4 count as sent\n");
        assertThat(typed(site, "outbox", "list").out()).contains("to be sent: 1 for jira");
        assertThat(jira.requests()).isEmpty();
    }

    @Test
    void onASiteEveryCommandSaysThatItsCallWaits() throws IOException {
        Map<String, String> gapped = new HashMap<>(environment(jira));
        gapped.put("LOKI_AIR_GAPPED", "true");
        Files.writeString(site.resolve("text.md"), "- Charge the card\n");
        String[][] all = {
            {"sync", "PROJ-1", "act"},
            {"sync", "PROJ-1", "act"},
            {"comment", "PROJ-1", "text.md"},
            {"subtasks", "PROJ-1", "text.md"},
            {"link", "PROJ-1", "https://example.com/1"},
            {"report", "PROJ-1"}
        };
        for (String[] command : all) {
            List<String> words = new ArrayList<>(List.of("jira"));
            words.addAll(List.of(command));
            Typed told = Typed.in(site, gapped, new byte[0], words.toArray(String[]::new));
            assertThat(told.exitCode()).as(told.err()).isZero();
            assertThat(told.out()).startsWith("put into the outbox: ").doesNotContain(" now");
            words.add("--json");
            assertThat(Typed.in(site, gapped, new byte[0], words.toArray(String[]::new))
                            .out())
                    .contains("\"waits\":true")
                    .doesNotContain("moved", "unchanged");
        }
        assertThat(jira.requests()).isEmpty();
    }

    private void assertSentOnce() {
        assertThat(jira.statuses("PROJ-1")).containsExactly("In Progress");
        assertThat(jira.comments("PROJ-1")).hasSize(1);
        assertThat(jira.links("PROJ-1")).hasSize(1);
        List<JsonObject> children = jira.children("PROJ-1");
        assertThat(children).hasSize(1);
        assertThat(jira.comments(children.get(0).string("key").orElseThrow())).hasSize(1);
    }

    private Typed typed(Path folder, String... arguments) {
        return Typed.in(folder, environment(jira), new byte[0], arguments);
    }

    static Map<String, String> environment(JiraStandIn jira) {
        return new HashMap<>(Map.of(
                "LOKI_JIRA_URL", jira.url(),
                "LOKI_JIRA_EMAIL", JiraStandIn.EMAIL,
                "LOKI_JIRA_TOKEN", JiraStandIn.TOKEN));
    }
}
