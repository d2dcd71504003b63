package dev.loki.cli.tracker;

import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.domain.compliance.format.VisibleText;
import dev.loki.domain.digest.Sha256;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.trace.Attributes;
import dev.loki.domain.tracker.WebAddress;
import dev.loki.domain.tracker.WorkLink;
import dev.loki.ports.tracker.IssueTracker;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code loki jira link}: a link beside an issue. */
@Command(
        name = "link",
        description =
                "Puts a link beside an issue, such as to a deployment. The same address is put there once, however"
                        + " often this is done; with --name, a later link of the same name takes the place of the one before.",
        footer = {
            "",
            "Exit codes: 0 it is there, 1 refused, or there is no such issue, 3 not configured, or the token is not let in,",
            "70 the service did not answer; try again.",
            "",
            "Example: loki jira link PROJ-12 https://staging.example.com --name staging --title 'On staging'"
        })
final class TrackerLinkCommand extends TrackerCommand {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TITLE = 200;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "ID", description = "The issue's key or id.")
    private String id = "";

    @Parameters(
            index = "1",
            paramLabel = "URL",
            description = "Absolute, http or https, at most " + WebAddress.LONGEST + " characters.")
    private String url = "";

    @Option(
            names = "--title",
            paramLabel = "T",
            description = "What the link is called; without it, its name, else its address. At most 200 characters.")
    private @Nullable String title;

    @Option(
            names = "--name",
            paramLabel = "N",
            description = "Which link it is that is brought up to date; at most 100 characters.")
    private @Nullable String name;

    TrackerLinkCommand(Invocation invocation, String service) {
        super(invocation, service);
        spec = CommandSpec.create();
    }

    @Override
    int run(LokiEnterprise loki, IssueTracker tracker) {
        WebAddress.fault(url).ifPresent(fault -> {
            throw new ParameterException(spec.commandLine(), fault);
        });
        tracker.link(id, new WorkLink(operation(), url, called(), true));
        print(
                "a link beside " + id + " leads to " + url,
                JsonObject.builder().put("issue", id).put("url", url).build());
        return ExitCode.OK;
    }

    private String operation() {
        return "link "
                + given(name)
                        .map(text -> Attributes.cut(text, LONGEST_NAME))
                        .orElseGet(() -> Sha256.hex(url.getBytes(StandardCharsets.UTF_8)));
    }

    private String called() {
        return Attributes.cut(VisibleText.of(given(title).or(() -> given(name)).orElse(url)), LONGEST_TITLE);
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(it -> !it.isEmpty());
    }
}
