package dev.loki.adapter.syslog.forward;

import dev.loki.adapter.syslog.forward.SyslogConfig.Format;
import dev.loki.adapter.syslog.forward.SyslogConfig.Protocol;

/** Configurations for a server on this machine. */
final class TestConfigs {

    private TestConfigs() {}

    static SyslogConfig of(Protocol protocol, int port) {
        return new SyslogConfig(
                "localhost", port, protocol, Facility.LOCAL0, Format.RFC5424, "v", "p", "1", null, null, null);
    }
}
