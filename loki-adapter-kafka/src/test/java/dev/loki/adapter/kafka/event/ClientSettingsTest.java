package dev.loki.adapter.kafka.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sasl.jaas.config | com.sun.security.auth.module.Krb5LoginModule required useKeyTab=true;",
                "sasl.jaas.config | com.sun.security.auth.module.JndiLoginModule required user.provider.url=\"ldap://x\";",
                "sasl.jaas.config | com.sun.security.auth.module.LdapLoginModule required;",
                "sasl.jaas.config | org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;",
                "sasl.jaas.config | org.apache.kafka.common.security.plain.PlainLoginModule required; x.Y required;",
                "sasl.jaas.config | /* org.apache.kafka.common.security.plain.PlainLoginModule */ x.Y required;",
                "sasl.jaas.config | half",
                "sasl.jaas.config | ''",
                "client.dns.lookup | resolve_canonical_bootstrap_servers_only",
                "client.dns.lookup | whatever_comes_later",
                "security.protocol | SASL_PLAINTEXT",
                "metric.reporters | x.Y",
                "partition.assignment.strategy | x.Y",
                "sasl.kerberos.service.name | kafka",
            })
    void whatMayAskOthersThanTheBrokersIsFound(String name, String value) {
        assertThat(ClientSettings.asking(Map.of(name, value))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"u\" password=\"p\";",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"a;b\" password=\"p\";"
            })
    void toSignInByNameAndPasswordAsksNobodyElse(String jaas) {
        assertThat(ClientSettings.asking(Map.of(
                        "security.protocol", "SASL_SSL",
                        "sasl.mechanism", jaas.contains("Plain") ? "PLAIN" : "SCRAM-SHA-512",
                        "sasl.jaas.config", jaas,
                        "client.dns.lookup", "use_all_dns_ips",
                        "ssl.truststore.location", "/t")))
                .isEmpty();
    }

    @Test
    void withoutALoginInTheFileTheJvmsOwnWouldBeUsed() {
        assertThat(ClientSettings.asking(Map.of("security.protocol", " sasl_ssl", "sasl.mechanism", "PLAIN")))
                .containsExactly("sasl.jaas.config");
    }

    @Test
    void namesThatKafkaDoesNotKnowAreFound() {
        assertThat(ClientSettings.unknown(
                        Map.of("security.protocl", "SSL", "bootstrap.servers", "x", "linger.ms", "5", "retries", "3")))
                .containsExactly("security.protocl");
    }
}
