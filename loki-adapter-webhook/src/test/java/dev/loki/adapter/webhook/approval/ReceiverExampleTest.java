package dev.loki.adapter.webhook.approval;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.approval.Delivery;
import dev.loki.http.AddressGuard;
import dev.loki.http.AllowedHosts;
import dev.loki.testing.External;
import dev.loki.testing.Needs;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The receiver in docs/approvals.md, as users would copy it. */
@Needs(External.PYTHON)
class ReceiverExampleTest {

    private static final Pattern EXAMPLE = Pattern.compile("```python\\n(.*?)```", Pattern.DOTALL);
    private static final String SECRET = "0123456789abcdef0123456789abcdef"; // loki:allow

    @TempDir
    private Path scratch;

    private @Nullable Process receiver;

    @AfterEach
    void stop() {
        if (receiver != null) {
            receiver.destroyForcibly();
        }
    }

    @Test
    void theReceiverOfTheDocumentationTakesWhatIsSignedWithItsKey() throws Exception {
        BufferedReader said = start();
        String url = "http://127.0.0.1:" + said.readLine() + "/";

        assertThat(tell(url, SECRET + "\n").detail()).isEqualTo("answered 204");
        assertThat(said.readLine()).isEqualTo(ApprovalRequests.ID);
        assertThat(tell(url, "another" + SECRET).detail()).isEqualTo("answered 403");
    }

    private static Delivery tell(String url, String key) {
        AddressGuard guard = new AddressGuard(AllowedHosts.of("LOKI_WEBHOOK_ALLOW", List.of("127.0.0.1")));
        try (WebhookNotifier notifier = new WebhookNotifier(guard, WebhookKey.of(key.getBytes(UTF_8)))) {
            return notifier.tell(url, ApprovalRequests.pending());
        }
    }

    /** On any port, which it prints first. */
    private BufferedReader start() throws IOException {
        Path key = Files.writeString(scratch.resolve("webhook.key"), SECRET + "\n");
        Matcher example = EXAMPLE.matcher(Files.readString(Path.of("..", "docs", "approvals.md")));
        assertThat(example.find()).isTrue();
        String program = example.group(1)
                .replace("/etc/loki/webhook.key", key.toString())
                .replace("http.server.HTTPServer((\"127.0.0.1\", 8080), Receiver).serve_forever()", """
                        server = http.server.HTTPServer(("127.0.0.1", 0), Receiver)
                        print(server.server_port)
                        server.serve_forever()
                        """);
        assertThat(program).contains("server_port", key.toString());
        receiver = new ProcessBuilder(External.PYTHON.path().toString(), "-u", "-c", program)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return receiver.inputReader(UTF_8);
    }
}
