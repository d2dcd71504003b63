package dev.loki.cli.hook;

import dev.loki.bootstrap.ConfigurationException;
import dev.loki.bootstrap.HookInstaller;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.cli.command.Invocation;
import dev.loki.ports.hook.HookCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where hooks are put, shared by the commands about them. */
public final class HookOptions {

    private static final String LAUNCHER = "LOKI_LAUNCHER";

    @Option(names = "--user", description = "In the user's settings, for all projects; else in the project's.")
    boolean user;

    @Option(
            names = "--client",
            paramLabel = "FILE",
            description = "The program that hooks run; else loki-hook beside the launcher.")
    @Nullable
    Path client;

    public static HookInstaller installer(Invocation invocation, LokiEnterprise loki) {
        Map<String, String> environment = invocation.environment();
        String home = environment.getOrDefault("HOME", "");
        return loki.hooks()
                .installer(environment, Path.of(home.isBlank() ? System.getProperty("user.home", "") : home));
    }

    /** The client's file, whether or not it is there. */
    public Path client(Invocation invocation) {
        if (client != null) {
            return invocation.currentFolder().resolve(client).normalize();
        }
        Path launcher =
                Path.of(invocation.environment().getOrDefault(LAUNCHER, "")).toAbsolutePath();
        return launcher.resolveSibling(HookCommand.CLIENT);
    }

    /** @throws ConfigurationException where it cannot be started: each tool would be refused */
    Path usableClient(Invocation invocation) {
        Path file = client(invocation);
        if (!Files.isRegularFile(file) || !Files.isExecutable(file)) {
            throw new ConfigurationException(List.of(file + " is no program that can be started; start loki by its"
                    + " launcher, which has " + HookCommand.CLIENT + " beside it, or name it with --client"));
        }
        return file;
    }
}
