package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a login ends and how long it has to be, to the byte. */
class LoginBoundsTest {

    @ParameterizedTest
    @CsvSource({
        "IDENTIFIED BY 'aB" + "3!xy', 1",
        "IDENTIFIED BY 'aB3!x', 0",
        "ALTER ROLE bob WITH PASSWORD 'aB" + "3!xy', 1",
        "he asked a PASSWORD 'aB3!xy', 0",
        "qualified by 'aB3!xy', 0",
        "IDENTIFIED BY 'aB3!xy, 0"
    })
    void thePasswordOfAStatementHasSixBytesAndStandsBehindItsWords(String line, int found) {
        assertThat(count(line, "sql-password")).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({
        "machine h.test login me password aB" + "3!x, 1",
        "machine h.test login me password aB" + "3!, 0",
        "machine h.test login me passwords aB3!xyz, 0",
        "machine h.test logins me password aB3!xyz, 0",
        "machine h.test me password aB3!xyz, 0",
        "default login me password aB3!xyz, 0",
        "'machine h.test\tlogin me\n  password aB3!xyz', 1"
    })
    void thePasswordOfNetrcHasFiveBytesAndAllItsWordsBefore(String line, int found) {
        assertThat(count(line, "netrc-password")).isEqualTo(found);
    }

    @Test
    void thePasswordOfAConnectionStringHasFourToAHundredAndTwentyEightBytes() {
        for (int length : new int[] {3, 4, 128, 129}) {
            String line = "Server=db1;Pwd=" + "a1B2x7Q9".repeat(20).substring(0, length) + ";";

            assertThat(count(line, "connection-string-password"))
                    .as("%d bytes", length)
                    .isEqualTo(length == 3 || length == 129 ? 0 : 1);
        }
        assertThat(count("Server=db1\n;Pwd=a1" + "B2x7Q9;", "connection-string-password"))
                .isZero();
        assertThat(count("connect(server=h, pwd=a1B2x7Q9)", "connection-string-password"))
                .isZero();
        assertThat(count("server=h, pwd=a1B2x7Q9,", "connection-string-password"))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "curl -u bob:aB" + "3!xy https://h.test, 1",
        "curl -u bob:aB3!x https://h.test, 0",
        "curl --user=bob:aB" + "3!xyz https://h.test, 1",
        "curl x-u bob:aB3!xyz https://h.test, 0",
        "mysql -paB" + "3!xyz db, 1",
        "mysql -p=aB" + "3!xyz db, 1",
        "curl -p aB3!xyz db, 0"
    })
    void thePasswordOfACommandHasSixBytesAndItsOption(String line, int found) {
        assertThat(count(line, "command-line-password")).isEqualTo(found);
    }

    @Test
    void whatIsAssignedOnACommandLineIsShownByItsPlaceAlone() {
        assertThat(ContentScanner.SECRETS.mask("curl --user=bob:aB" + "3!xyz https://h.test"))
                .isEqualTo("curl --user=bob:*** https://h.test");
        assertThat(ContentScanner.SECRETS.mask("mysql -p=aB" + "3!xyz db")).isEqualTo("mysql -p=*** db");
    }

    private static long count(String text, String detector) {
        return ContentScanner.SECRETS.scan(text).stream()
                .filter(finding -> finding.detector().equals(detector))
                .count();
    }
}
