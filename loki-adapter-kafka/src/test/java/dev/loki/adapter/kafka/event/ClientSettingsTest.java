package dev.loki.adapter.kafka.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientSettingsTest {

    @Test
    void aFileOfKafkasOwnToolsIsRead() {
        assertThat(ClientSettings.parse("""
                        # comment
                        security.protocol=SASL_SSL
                        sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required \\
                          username="u" password="p";
                        """))
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry(
                        "sasl.jaas.config",
                        "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"u\" password=\"p\";");
    }

    @Test
    void whatIsNoPropertiesFileIsSaidWithoutQuotingIt() {
        assertThatThrownBy(() -> ClientSettings.parse("ssl.key.password=\\u00zz"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected lines such as security.protocol=SASL_SSL");
    }

    @Test
    void secretsAreKnownAsKafkaKnowsThemAndByTheirNames() {
        assertThat(ClientSettings.secrets(Map.of(
                        "security.protocol", "SSL",
                        "ssl.truststore.location", "/t",
                        "ssl.truststore.password", "x",
                        "ssl.keystore.key", "x",
                        "sasl.jaas.config", "x",
                        "my.plugin.api.key", "x")))
                .containsExactly(
                        "my.plugin.api.key", "sasl.jaas.config", "ssl.keystore.key", "ssl.truststore.password");
    }

    @Test
    void whatThePromisesOfTheBusDependOnCannotBeSet() {
        assertThat(ClientSettings.problems(Map.of("group.id", "mine", "acks", "0", "linger.ms", "5")))
                .hasSize(2)
                .allMatch(problem -> problem.endsWith("take it out"));
    }

    @Test
    void theBrokersNameIsAlwaysChecked() {
        assertThat(ClientSettings.problems(Map.of("ssl.endpoint.identification.algorithm", "")))
                .singleElement()
                .asString()
                .contains("must stay https");
        assertThat(ClientSettings.problems(Map.of("ssl.endpoint.identification.algorithm", "HTTPS")))
                .isEmpty();
    }

    @Test
    void namesThatKafkaDoesNotKnowAreFound() {
        assertThat(ClientSettings.unknown(
                        Map.of("security.protocl", "SSL", "bootstrap.servers", "x", "linger.ms", "5", "retries", "3")))
                .containsExactly("security.protocl");
    }
}
