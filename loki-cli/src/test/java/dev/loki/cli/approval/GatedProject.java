package dev.loki.cli.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.cli.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A project in which {@code touch} needs a person's consent. */
public record GatedProject(Path folder) {

    static final Pattern ID = Pattern.compile("apr-[0-9]+-[a-z0-9]{6}");

    /**
     * Makes one in a folder.
     *
     * @param more members of its gate, such as {@code ,"webhook":"https://..."}
     */
    public static GatedProject in(Path folder, String more) throws IOException {
        Files.createDirectories(folder.resolve(".loki"));
        Files.writeString(folder.resolve(".loki/policies.json"), """
                {"pre_execution":[{"name":"files","rule":"command must not run [touch]","action":"require_approval"}],
                 "approval_gates":[{"name":"release","phase":"pre_execution"%s}]}
                """.formatted(more));
        return new GatedProject(folder);
    }

    /** Asks by a run that does not wait, and says what the request is called. */
    String ask(String... command) {
        Typed typed = run(command);
        assertThat(typed.exitCode()).as(typed.err()).isEqualTo(2);
        return idIn(typed.err());
    }

    Typed run(String... command) {
        String[] arguments = new String[command.length + 2];
        arguments[0] = "run";
        arguments[1] = "--";
        System.arraycopy(command, 0, arguments, 2, command.length);
        return Typed.in(folder, arguments);
    }

    public Typed approve(String... arguments) {
        return approve(Map.of(), arguments);
    }

    Typed approve(Map<String, String> variables, String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "approve";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Typed.in(folder, variables, new byte[0], all);
    }

    /** What the audit trail has of an action. */
    List<String> audited(String action) {
        return Typed.in(folder, "audit", "list", "--json", "--what", action)
                .out()
                .lines()
                .toList();
    }

    public static String idIn(String text) {
        Matcher id = ID.matcher(text);
        assertThat(id.find()).as(text).isTrue();
        return id.group();
    }
}
