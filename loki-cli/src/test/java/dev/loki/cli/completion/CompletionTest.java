package dev.loki.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.cli.Typed;
import dev.loki.testing.External;
import dev.loki.testing.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of {@code loki completion}, in the shells that they are for. */
class CompletionTest {

    private static final String BASH = """
            source "$1"
            offered() {
              COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE="$*" COMPREPLY=()
              COMP_POINT=${#COMP_LINE}
              _complete_loki
              echo "$*: ${COMPREPLY[*]}"
            }
            offered loki aud
            offered loki policy ''
            offered loki audit verify --jso
            offered loki trace show --proj
            offered loki completely unknown ''
            offered loki hook install cl
            offered loki policy check ''
            offered loki run --project . --dr
            offered loki run sh --dr
            """;

    /** A completion of zsh's happens in its line editor alone, and so at a terminal: zpty makes one. */
    private static final String ZSH = """
            zmodload zsh/zpty
            zpty line zsh -f -i
            zpty -w line "autoload -U compinit && compinit -u -D; source ${(q)1}; PS1='rea''dy> '"
            zpty -r line before '*ready> '
            zpty -w -n line $'loki policy li\\t--str\\t'
            zpty -r -m line typed '*--strict*'
            print -r -- "$typed"
            zpty -d line
            """;

    private static final String FISH = """
            source $argv[1]
            for line in 'loki aud' 'loki policy ' 'loki audit verify --jso' 'loki trace show --proj' 'loki nothing ' \\
                    'loki completion ' 'loki run --dr' 'loki run sh --dr'
                echo $line: (complete -C $line | string replace -r '\\t.*' '')
            end
            """;

    @TempDir
    private Path folder;

    @Test
    @Needs(External.BASH)
    void bashCompletesCommandsAndOptions() throws Exception {
        assertThat(completed(External.BASH, BASH, List.of("--norc")).lines())
                .contains("loki aud: audit")
                .contains("loki audit verify --jso: --json")
                .contains("loki trace show --proj: --project")
                .contains("loki hook install cl: claude-code")
                .contains("loki policy check : pre_execution pre_deployment resource data")
                .contains("loki run --project . --dr: --dry-run")
                .contains("loki run sh --dr: ")
                .anySatisfy(line -> assertThat(line)
                        .startsWith("loki policy : ")
                        .contains("check", "explain", "lint")
                        .doesNotContain("verify"));
    }

    @Test
    @Needs(External.ZSH)
    void zshCompletesCommandsAndOptions() throws Exception {
        assertThat(completed(External.ZSH, ZSH, List.of("-f"))).containsPattern("policy lint\\W[^l]*--strict");
    }

    @Test
    @Needs(External.FISH)
    void fishCompletesCommandsAndOptions() throws Exception {
        assertThat(completed(External.FISH, FISH, List.of("--no-config")).lines())
                .contains(
                        "loki aud: audit",
                        "loki policy : check explain lint replay schema test",
                        "loki audit verify --jso: --json",
                        "loki trace show --proj: --project",
                        "loki nothing :",
                        "loki completion : bash fish zsh",
                        "loki run --dr: --dry-run",
                        "loki run sh --dr:");
    }

    @Test
    void noOtherShellIsPromised() {
        Typed typed = Typed.in(folder, "completion", "tcsh");
        assertThat(typed.exitCode()).isEqualTo(64);
        assertThat(typed.err()).contains("SHELL: expected bash, zsh or fish, found 'tcsh'");
    }

    /** What a shell prints that has read the script of its name. */
    private String completed(External shell, String test, List<String> options)
            throws IOException, InterruptedException {
        Typed script = Typed.in(folder, "completion", shell.token());
        assertThat(script.exitCode()).isZero();
        Path completion = Files.writeString(folder.resolve("completion"), script.out());
        Path asked = Files.writeString(folder.resolve("test"), test);
        List<String> command = Stream.of(
                        Stream.of(shell.path().toString()),
                        options.stream(),
                        Stream.of(asked.toString(), completion.toString()))
                .flatMap(part -> part)
                .toList();
        Path out = folder.resolve("out");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).isZero();
            return Files.readString(out);
        } finally {
            process.destroyForcibly();
        }
    }
}
