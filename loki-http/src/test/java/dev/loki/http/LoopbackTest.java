package dev.loki.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LocalHost",
                "127.0.0.1",
                "127.0.0.2",
                "127.255.255.254",
                "::1",
                "[::1]",
                "0:0:0:0:0:0:0:1",
                "[0000:0000:0000:0000:0000:0000:0000:0001]"
            })
    void thisMachineIsKnownByItsAddress(String host) {
        assertThat(Loopback.isNamedBy(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost.",
                "localhost.localdomain",
                "localhost.evil.example",
                "notlocalhost",
                "ip6-localhost",
                "127.1",
                "127.0.0.1.nip.io",
                "127.0.0.256",
                "127.0.0.01",
                "0177.0.0.1",
                "2130706433",
                "0x7f.0.0.1",
                "0.0.0.0",
                "128.0.0.1",
                "10.0.0.1",
                "192.168.0.1",
                "[127.0.0.1]",
                "[localhost]",
                "::",
                "::2",
                "::1%eth0",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "fe80::1",
                "1::1",
                "127.0.0.1\n",
                "127.0.0.1 ",
                "collector.example"
            })
    void everythingElseIsElsewhereWhateverNameServersSay(String host) {
        assertThat(Loopback.isNamedBy(host)).isFalse();
    }
}
