package dev.loki.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loki.testing.Nightly;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

    private static final AllowedHosts NOBODY = AllowedHosts.of("LOKI_WEBHOOK_ALLOW", List.of());
    private static final AllowedHosts OWN = AllowedHosts.of(
            "LOKI_WEBHOOK_ALLOW", List.of("10.0.0.0/8", "fd12:3456::/32", "127.0.0.1", "hooks.corp", "Localhost"));
    private static final AllowedHosts EVERYTHING =
            AllowedHosts.of("LOKI_WEBHOOK_ALLOW", List.of("0.0.0.0/0", "::/0", "hooks.example.com"));

    @ParameterizedTest
    @MethodSource("cases")
    void everyCaseOfTheTableIsJudgedRight(Case example) throws Exception {
        AddressGuard guard = new AddressGuard(NOBODY, example.resolver());
        if (example.good) {
            assertThat(judge(guard, example.url)).as(example.why).isNotEmpty();
            return;
        }
        assertThatExceptionOfType(RefusedAddressException.class)
                .as(example.why)
                .isThrownBy(() -> judge(guard, example.url))
                .withMessageContaining(example.reason);
    }

    @Test
    void theTableHasAttacksAndOrdinaryAddresses() {
        List<Case> cases = cases().toList();

        assertThat(cases).hasSizeGreaterThanOrEqualTo(120).doesNotHaveDuplicates();
        assertThat(cases).filteredOn(Case::good).hasSizeGreaterThanOrEqualTo(30);
        assertThat(cases).allMatch(example -> !example.why.isBlank());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.1.2.3/",
                "http://127.0.0.1:9000/",
                "http://[::ffff:10.1.2.3]/",
                "http://[64:ff9b::10.1.2.3]/",
                "http://[fd12:3456:1::1]/",
                "http://hooks.corp/",
                "http://HOOKS.corp/",
                "http://localhost/"
            })
    void anAllowListLetsTheOperatorsOwnNetworkThrough(String url) throws Exception {
        AddressGuard guard = new AddressGuard(OWN, host -> List.of(address(host, "192.168.7.7")));

        assertThat(judge(guard, url)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.2/",
                "http://192.168.1.1/",
                "http://[::1]/",
                "http://[::127.0.0.1]/",
                "http://[2002:0a00:0001::]/",
                "http://other.corp/",
                "http://sub.hooks.corp/",
                "http://hooks.corp./"
            })
    void whatTheAllowListDoesNotNameStaysRefused(String url) {
        AddressGuard guard = new AddressGuard(OWN, host -> List.of(address(host, "192.168.7.7")));

        assertThatExceptionOfType(RefusedAddressException.class).isThrownBy(() -> judge(guard, url));
    }

    @ParameterizedTest
    @CsvSource({
        "http://169.254.169.254/,",
        "http://168.63.129.16/,",
        "http://100.100.100.200/,",
        "http://[fd00:ec2::254]/,",
        "http://[::ffff:169.254.169.254]/,",
        "http://[64:ff9b::a9fe:a9fe]/,",
        "http://[64:ff9b:1::a9fe:a9fe]/,",
        "http://[64:ff9b:1:a9fe:00a9:fe00::]/,",
        "http://[2002:a9fe:a9fe::]/,",
        "http://[::169.254.169.254]/,",
        "http://[fe80::1]/,",
        "http://224.0.0.1/,",
        "http://metadata.google.internal/,93.184.215.14",
        "http://hooks.example.com/,169.254.169.254",
        "http://hooks.example.com/,fd00:ec2::254"
    })
    void noAllowListOpensMetadata(String url, String answer) {
        AddressGuard guard = new AddressGuard(EVERYTHING, host -> List.of(address(host, answer)));

        assertThatExceptionOfType(RefusedAddressException.class)
                .isThrownBy(() -> judge(guard, url))
                .satisfies(e -> assertThat(e).hasMessageNotContaining("LOKI_WEBHOOK_ALLOW"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1/8",
                "10.0.0.0/33",
                "10.0.0/8",
                "::1/129",
                "a_b",
                "http://x",
                "1.2.3",
                "10.0.0.0/08",
                "x."
            })
    void anAllowListThatIsWrongSaysWhere(String entry) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AllowedHosts.of("LOKI_WEBHOOK_ALLOW", List.of("10.0.0.0/8", entry)))
                .withMessageContaining("'" + entry + "'");
    }

    @Test
    void aRefusalSaysWhereTheAddressCanBeAllowedAndKeepsTheSecretsOfThePath() {
        assertThatExceptionOfType(RefusedAddressException.class)
                .isThrownBy(() -> new AddressGuard(NOBODY).check("http://10.0.0.1/services/hunter2?key=hunter2"))
                .withMessage("10.0.0.1 is private (10.0.0.0/8); where it is meant, name it in LOKI_WEBHOOK_ALLOW");
    }

    @Test
    void aSocketIsJudgedByItsBytesWhateverItsNameSays() throws Exception {
        AddressGuard guard = new AddressGuard(NOBODY);
        InetSocketAddress disguised = new InetSocketAddress(address("hooks.example.com", "127.0.0.1"), 80);

        assertThatExceptionOfType(RefusedAddressException.class).isThrownBy(() -> guard.checkConnection(disguised));
        assertThatExceptionOfType(RefusedAddressException.class)
                .isThrownBy(() -> guard.checkConnection(InetSocketAddress.createUnresolved("example.com", 80)));
        guard.checkConnection(new InetSocketAddress(address("hooks.example.com", "93.184.215.14"), 80));
    }

    @Test
    void whateverTheTextNothingIsThrownButTheRefusal() {
        List<String> seeds = cases().map(Case::url).toList();
        Random random = new Random(20_260_221);
        AddressGuard guard = new AddressGuard(NOBODY, host -> List.of(address(host, "93.184.215.14")));
        for (int i = 0; i < Nightly.count(20_000, 2_000_000); i++) {
            String url = mutated(seeds.get(random.nextInt(seeds.size())), random);
            try {
                HttpUrl judged = guard.url(guard.check(url));
                guard.addresses(judged.host());
                assertIsNoTrick(judged);
            } catch (UnknownHostException expected) {
                assertThat(expected).isInstanceOf(RefusedAddressException.class);
            }
        }
    }

    /** What came through as an address is good by the JDK's own, narrower opinion, too. */
    private static void assertIsNoTrick(HttpUrl url) throws UnknownHostException {
        byte[] bytes = IpLiteral.bytes(url.host());
        if (bytes != null) {
            InetAddress address = InetAddress.getByAddress(bytes);
            assertThat(address.isLoopbackAddress()
                            || address.isAnyLocalAddress()
                            || address.isSiteLocalAddress()
                            || address.isLinkLocalAddress()
                            || address.isMulticastAddress())
                    .as(url.toString())
                    .isFalse();
        }
    }

    private static String mutated(String text, Random random) {
        StringBuilder mutated = new StringBuilder(text);
        String material = "0123456789abcdefx.:/@[]%#?\\-_ \u0000\u2024\uff0e\u3002";
        for (int changes = random.nextInt(4); changes >= 0; changes--) {
            int at = random.nextInt(mutated.length() + 1);
            char piece = material.charAt(random.nextInt(material.length()));
            if (at < mutated.length() && random.nextBoolean()) {
                mutated.setCharAt(at, piece);
            } else {
                mutated.insert(at, piece);
            }
        }
        return mutated.toString();
    }

    /** As a sender does it: the text, then what is looked up, then each connection. */
    private static List<InetAddress> judge(AddressGuard guard, String text) throws UnknownHostException {
        HttpUrl url = guard.url(guard.check(text));
        byte[] literal = IpLiteral.bytes(url.host());
        List<InetAddress> addresses =
                literal == null ? guard.addresses(url.host()) : List.of(InetAddress.getByAddress(literal));
        for (InetAddress address : addresses) {
            guard.checkConnection(new InetSocketAddress(address, url.port()));
        }
        return addresses;
    }

    /** One that says it is mapped stays sixteen bytes, as a resolver may give it. */
    private static InetAddress address(String host, String text) throws UnknownHostException {
        byte[] bytes = Objects.requireNonNull(IpLiteral.bytes(text), text);
        if (bytes.length == 4 && text.indexOf(':') >= 0) {
            byte[] mapped = new byte[16];
            mapped[10] = (byte) 0xff;
            mapped[11] = (byte) 0xff;
            System.arraycopy(bytes, 0, mapped, 12, 4);
            return Inet6Address.getByAddress(host, mapped, -1);
        }
        return InetAddress.getByAddress(host, bytes);
    }

    private static Stream<Case> cases() {
        try (InputStream in = Objects.requireNonNull(AddressGuardTest.class.getResourceAsStream("addresses.tsv"))) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(fields -> new Case(
                            fields[0].equals("good"),
                            fields[1],
                            fields[2].equals("-") ? List.of() : Arrays.asList(fields[2].split(",", -1)),
                            fields[3],
                            fields[4]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Case(boolean good, String url, List<String> answers, String reason, String why) {

        Resolver resolver() {
            return host -> {
                List<InetAddress> addresses = new ArrayList<>();
                for (String answer : answers) {
                    addresses.add(address(host, answer));
                }
                if (addresses.isEmpty()) {
                    throw new AssertionError(host + " must not be looked up");
                }
                return addresses;
            };
        }
    }
}
