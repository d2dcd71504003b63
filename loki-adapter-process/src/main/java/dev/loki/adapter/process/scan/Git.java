package dev.loki.adapter.process.scan;

import dev.loki.ports.scan.ContentSourceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The git command in one folder. It starts no monitor of files, whatever the repository's settings say.
 *
 * @param environment of each command
 */
record Git(Path folder, Map<String, String> environment) {

    private static final int MOST_BYTES = 64 * 1024 * 1024;
    private static final int MESSAGE_BYTES = 4 * 1024;

    /** The staged files that would be added or changed by a commit, in git's raw format. */
    byte[] stagedFiles() {
        Process git = start(
                ProcessBuilder.Redirect.PIPE,
                List.of("diff", "--cached", "--raw", "-z", "--no-abbrev", "--no-renames", "--diff-filter=d"));
        // The common pool may have one thread, and an engine that embeds Loki may keep it.
        CompletableFuture<String> complaint = CompletableFuture.supplyAsync(
                () -> message(git.getErrorStream()), task -> new Thread(task, "loki-git-errors").start());
        try (InputStream out = git.getInputStream()) {
            git.getOutputStream().close();
            byte[] answer = out.readNBytes(MOST_BYTES + 1);
            if (answer.length > MOST_BYTES) {
                git.destroy();
                throw new ContentSourceException("more is staged than can be listed; commit in smaller steps");
            }
            if (git.waitFor() != 0) {
                throw new ContentSourceException("git cannot say what is staged: " + reason(complaint.join()));
            }
            return answer;
        } catch (IOException e) {
            throw new ContentSourceException("git cannot say what is staged: " + e.getMessage());
        } catch (InterruptedException e) {
            git.destroy();
            Thread.currentThread().interrupt();
            throw new ContentSourceException("interrupted while git was asked what is staged");
        }
    }

    /** A git that answers one id of an object a line with its content. */
    Process objects() {
        return start(ProcessBuilder.Redirect.DISCARD, List.of("cat-file", "--batch"));
    }

    private Process start(ProcessBuilder.Redirect errors, List<String> arguments) {
        List<String> line = new ArrayList<>(List.of("git", "-c", "core.fsmonitor=false"));
        line.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(line).directory(folder.toFile()).redirectError(errors);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("LC_ALL", "C");
        try {
            return builder.start();
        } catch (IOException e) {
            throw new ContentSourceException(
                    "git cannot be started; install it, or scan files and folders instead of what is staged");
        }
    }

    /** The first line of what git said; outside of a repository it takes the command for another, and goes on for a page. */
    private String reason(String complaint) {
        return complaint.toLowerCase(Locale.ROOT).contains("not a git repository")
                        || complaint.contains("unknown option `cached'")
                ? folder + " is in no git repository; go to one, or scan files and folders"
                : complaint.lines().findFirst().orElse("it failed without a word");
    }

    private static String message(InputStream errors) {
        try (errors) {
            String message = new String(errors.readNBytes(MESSAGE_BYTES), StandardCharsets.UTF_8).strip();
            errors.transferTo(OutputStream.nullOutputStream());
            return message;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
