package dev.loki.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.cli.Typed;
import dev.loki.testing.Skips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {

    private static final String DID_YOU_MEAN = "                  -> did you mean LOKI_AUDIT_ENABLED?\n";
    private static final String SET = "                  -> set LOKI_JIRA_URL, LOKI_JIRA_EMAIL";

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();

    @Test
    void leavesNothingBehindInAnEmptyFolder() {
        Typed doctor = doctor();
        assertThat(doctor.exitCode()).isZero();
        assertThat(doctor.out())
                .contains("has no .loki yet\n                  -> loki init\n")
                .contains("there is no policy file: everything is allowed")
                .contains("nothing is on record yet")
                .containsPattern("well   disk       [0-9,]+ MB free\n");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void namesEveryWrongVariableAndLooksAtTheRest() {
        environment.put("LOKI_AUDIT_SYNC", "sometimes");
        environment.put("LOKI_AUDIT_SIGNING_KEY_FILE", folder.resolve("nowhere").toString());
        environment.put("LOKI_APPROVAL_KEY_FILE", folder.resolve("nowhere").toString());
        environment.put("LOKI_AUDT_ENABLED", "1");
        environment.put("LOKI_JIRA_TOKEN", "t0p");
        Typed doctor = doctor();
        assertThat(doctor.exitCode()).isEqualTo(1);
        assertThat(doctor.out())
                .contains("WRONG  variables  LOKI_AUDIT_SYNC: expected one of always, interval, os\n")
                .contains("WRONG  variables  LOKI_AUDIT_SIGNING_KEY_FILE: ")
                .contains("WRONG  approvals  LOKI_APPROVAL_KEY_FILE: ")
                .contains("note   variables  LOKI_AUDT_ENABLED means nothing to Loki\n" + DID_YOU_MEAN)
                .contains("WRONG  trackers   jira is configured in part\n" + SET)
                .contains("well   features   on: Jira, by LOKI_JIRA_TOKEN\n")
                .endsWith("4 wrong, 3 notes\n")
                .doesNotContain("t0p");
    }

    @Test
    void findsWhatIsBrokenAndSaysHowToMendIt() throws IOException {
        Typed.in(folder, "init");
        Typed.in(folder, "run", "--quiet", "--", "true");
        Path policies = folder.resolve(".loki/policies.yaml");
        Files.writeString(policies, Files.readString(policies).replaceFirst("action: deny", "action: denny"));
        Path run = folder.resolve(".loki/run.yaml");
        Files.writeString(run, Files.readString(run).replace("max_iterations: 5", "max_iterations: many"));
        Path chain = folder.resolve(".loki/audit/audit.jsonl");
        Files.writeString(chain, Files.readString(chain).replaceFirst("session_end", "session_emd"));
        Files.createDirectories(folder.resolve(".loki/state"));
        Files.writeString(folder.resolve(".loki/state/costs.journal"), "no line of a journal\n");
        Typed doctor = doctor();
        assertThat(doctor.exitCode()).isEqualTo(1);
        assertThat(doctor.out())
                .containsPattern("WRONG  policies   policies.yaml:15: .*action: expected one of deny,")
                .contains("-> mend that line: loki policy lint")
                .containsPattern("WRONG  cycle      run.yaml:[0-9]+: /?max_iterations")
                .contains("WRONG  audit      chain broken at line 2")
                .contains("-> loki audit verify says all; an operator goes on by loki audit new-segment")
                .contains("WRONG  budgets    ")
                .contains("-> loki budget repair")
                .endsWith("4 wrong, 0 notes\n");
    }

    @Test
    void saysItInJson() {
        Typed doctor = Typed.in(folder, "doctor", "--json");
        assertThat(doctor.out())
                .startsWith("{\"project\":")
                .contains("\"well\":true,\"findings\":[{\"state\":\"well\",\"subject\":\"loki\",")
                .contains("\"remedy\":\"loki init\"");
    }

    @Test
    void saysThatTheDiskIsFull() throws IOException, InterruptedException {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Skips.unless(done("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString()), "mount", "no tmpfs");
        try {
            Files.createDirectories(disk.resolve(".loki"));
            Typed doctor = Typed.in(disk, "doctor");
            assertThat(doctor.exitCode()).isEqualTo(1);
            assertThat(doctor.out())
                    .contains("WRONG  disk       less than 10 MB free for ")
                    .contains("-> make room: df -h ")
                    .endsWith("1 wrong, 1 note\n");
            assertThat(disk.resolve(".loki")).isEmptyDirectory();
            Skips.unless(done("mount", "-o", "remount,ro", disk.toString()), "mount", "it refuses read-only");
            assertThat(Typed.in(disk, "doctor").out())
                    .contains("WRONG  disk       ", " is on a file system that is mounted read-only")
                    .contains("-> mount it for writing");
        } finally {
            done("umount", disk.toString());
        }
    }

    @Test
    void saysOfALinkToNowhereWhatItIs() throws IOException {
        Files.createSymbolicLink(folder.resolve(".loki"), folder.resolve("nowhere"));
        assertThat(doctor().out())
                .contains("WRONG  project    ", "is no folder")
                .contains("well   disk       ")
                .doesNotContain("Exception");
    }

    private static boolean done(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    private Typed doctor() {
        return Typed.in(folder, environment, new byte[0], "doctor");
    }
}
