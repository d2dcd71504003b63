package dev.loki.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.testing.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A JVM that is told of proxies, which not even this machine would be reached without. */
@Order(1)
class ProxyTest {

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start(InetAddress.getLoopbackAddress(), 0);
        server.enqueue(new MockResponse.Builder().code(204).build());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost"})
    void whatIsMeantForThisMachineGoesThroughNoProxy(String host) throws Exception {
        String nobody = Integer.toString(FreePort.find());
        List<List<String>> proxies = List.of(
                List.of("-Dhttp.proxyHost=127.0.0.1", "-Dhttp.proxyPort=" + nobody, "-Dhttp.nonProxyHosts="),
                List.of("-DsocksProxyHost=127.0.0.1", "-DsocksProxyPort=" + nobody, "-DsocksNonProxyHosts="));
        for (List<String> proxy : proxies) {
            assertThat(post(proxy, "http://" + host + ":" + server.getPort())).contains("status 204");
            server.enqueue(new MockResponse.Builder().code(204).build());
        }
    }

    @Test
    void whatIsMeantForOthersGoesThroughTheProxy() throws Exception {
        List<String> proxy = List.of("-Dhttp.proxyHost=127.0.0.1", "-Dhttp.proxyPort=" + server.getPort());

        assertThat(post(proxy, "http://collector.invalid/logs")).contains("status 204");
        assertThat(server.takeRequest().getRequestLine()).startsWith("POST http://collector.invalid/logs");
    }

    private static String post(List<String> options, String url) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), PostInChildJvm.class.getName(), url));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
