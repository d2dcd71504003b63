package dev.loki.cli.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.cli.Typed;
import dev.loki.cli.command.ExitCode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a web server hands over, byte by byte. */
class WebhookCommandsTest {

    private static final String SECRET = "It's a Secret to Everybody";
    private static final String BODY = """
            {"action":"closed","issue":{"id":7,"number":12,"state":"closed","state_reason":"completed","labels":[]},\
            "repository":{"full_name":"acme/shop"}}""";

    @TempDir
    private Path project;

    @Test
    void aDeliveryIsTakenOnceAndBecomesOneEvent() throws Exception {
        byte[] request = request("72d3162e-cc78-11e3-81ab-4c9367dc0958", BODY, SECRET);
        Typed taken = typed(request, "webhook", "receive", "github");
        assertThat(taken.exitCode()).as(taken.err()).isZero();
        assertThat(taken.out()).startsWith("200 published as event webhook-");

        Typed again = typed(request, "webhook", "receive", "github", "--json");
        assertThat(again.exitCode()).isEqualTo(ExitCode.DENIED);
        assertThat(again.out()).contains("\"status\":409");

        String events = typed(new byte[0], "event", "list", "--json").out();
        assertThat(events).hasLineCount(1).contains("\"issues_closed\"", "\"status\":\"done\"");
        String entries = typed(new byte[0], "audit", "list", "--json").out();
        assertThat(entries).contains("webhook_received", "webhook_refused").doesNotContain(SECRET);
    }

    @Test
    void whatIsForgedIsRefusedAndOnRecord() throws Exception {
        for (byte[] request : new byte[][] {
            request("72d3162e-cc78-11e3-81ab-4c9367dc0958", BODY, "another secret"),
            "X-GitHub-Event: issues\r\n\r\n{}".getBytes(StandardCharsets.UTF_8)
        }) {
            Typed refused = typed(request, "webhook", "receive", "github");
            assertThat(refused.exitCode()).isEqualTo(ExitCode.DENIED);
            assertThat(refused.out()).startsWith("401 ");
        }
        assertThat(typed(new byte[0], "audit", "list").out()).contains("webhook_refused");
        assertThat(typed(new byte[0], "event", "list").out()).isEmpty();
    }

    /** Web servers on the way add headers that are there. */
    @Test
    void aHeaderMayStandTwice() throws Exception {
        byte[] request = request("72d3162e-cc78-11e3-81ab-4c9367dc0958", BODY, SECRET);
        byte[] passedOn = withHeaders("X-Forwarded-For: 192.0.2.1\r\nx-forwarded-for: 192.0.2.2\r\n", request);
        Typed taken = typed(passedOn, "webhook", "receive", "github");
        assertThat(taken.exitCode()).as(taken.err()).isZero();
        assertThat(taken.out()).startsWith("200 published as event webhook-");
    }

    @ParameterizedTest
    @CsvSource({
        "X-Hub-Signature-256: sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17, 401",
        "X-Hub-Signature-256:, 401",
        "X-GitHub-Delivery: 72d3162e-cc78-11e3-81ab-4c9367dc0959, 400",
        "X-GitHub-Event: push, 400"
    })
    void whatDecidesMayNotStandTwice(String header, String status) throws Exception {
        byte[] request = request("72d3162e-cc78-11e3-81ab-4c9367dc0958", BODY, SECRET);
        Typed refused = typed(withHeaders(header + "\r\n", request), "webhook", "receive", "github");
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(ExitCode.DENIED);
        assertThat(refused.out()).startsWith(status + " ");
        assertThat(typed(new byte[0], "event", "list").out()).isEmpty();
    }

    @Test
    void verifyingChangesNothing() throws Exception {
        byte[] request = request("72d3162e-cc78-11e3-81ab-4c9367dc0958", BODY, SECRET);
        Typed verified = typed(request, "webhook", "verify", "github");
        assertThat(verified.exitCode()).as(verified.out()).isZero();
        assertThat(verified.out()).startsWith("verified: issues.closed, ");
        assertThat(typed(request, "webhook", "receive", "github").exitCode()).isZero();
        assertThat(typed(request("x", BODY, "another"), "webhook", "verify", "github")
                        .exitCode())
                .isEqualTo(ExitCode.DENIED);
    }

    @Test
    void whatIsNoRequestOrHasNoSecretIsSaid() {
        for (String text : new String[] {"", "no header\n\n", "A: 1"}) {
            Typed typed = typed(text.getBytes(StandardCharsets.UTF_8), "webhook", "receive", "github");
            assertThat(typed.exitCode()).as(text).isEqualTo(ExitCode.CONFIGURATION);
            assertThat(typed.err()).contains("standard input: ");
        }
        Typed typed = Typed.in(project, "webhook", "receive", "linear");
        assertThat(typed.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(typed.err()).contains("LOKI_LINEAR_WEBHOOK_SECRET");
        assertThat(typed(new byte[0], "webhook", "receive", "gitlab").err()).contains("jira, linear, github");
    }

    private Typed typed(byte[] input, String... arguments) {
        return Typed.in(project, Map.of("LOKI_GITHUB_WEBHOOK_SECRET", SECRET), input, arguments);
    }

    private static byte[] withHeaders(String headers, byte[] request) {
        String begin = "POST /hooks HTTP/1.1\r\n";
        ByteArrayOutputStream more = new ByteArrayOutputStream();
        more.writeBytes((begin + headers).getBytes(StandardCharsets.US_ASCII));
        more.write(request, begin.length(), request.length - begin.length());
        return more.toByteArray();
    }

    private static byte[] request(String delivery, String body, String secret) throws Exception {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String headers = "POST /hooks HTTP/1.1\r\nX-GitHub-Event: issues\r\nX-GitHub-Delivery: " + delivery
                + "\r\nX-Hub-Signature-256: sha256=" + HexFormat.of().formatHex(mac.doFinal(bytes)) + "\r\n\r\n";
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(headers.getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(bytes);
        return request.toByteArray();
    }
}
