package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords of SQL, commands and URLs, and keys of PuTTY. */
class LoginFormsTest {

    private static final String PASSWORD = "Tr0" + "ub4dor&3x";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE USER bob IDENTIFIED BY '%s';",
                "create user bob identified by password '%s'",
                "ALTER USER bob WITH PASSWORD '%s';",
                "CREATE ROLE bob LOGIN PASSWORD '%s';",
                "alter role bob encrypted password '%s';"
            })
    void passwordOfAStatementIsFound(String line) {
        assertThat(found(line.replace("%s", PASSWORD))).containsExactly("sql-password");
        assertThat(found(line.replace("%s", "new_password"))).isEmpty();
        assertThat(found(line.replace("%s", "aB3!x"))).isEmpty();
        assertThat(found(line.replace("%s", "${PASSWORD_1}"))).isEmpty();
        assertThat(found(line.replace("'%s'", PASSWORD))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl -u bob:%s https://h.test",
                "curl -s --user 'bob:%s' https://h.test",
                "curl -X POST \\\n  -u \"bob:%s\" https://h.test",
                "sshpass -p %s ssh h.test",
                "sshpass -p'%s' ssh h.test",
                "docker login -u bob -p %s",
                "mysql -u root -p%s db",
                "mysqldump --user=root -p%s"
            })
    void passwordOfACommandIsFound(String line) {
        assertThat(found(line.replace("%s", PASSWORD))).containsExactly("command-line-password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl -u bob:$PASSWORD1 https://h.test",
                "curl -u bob https://h.test",
                "curl -u bob:<password1> https://h.test",
                "docker run -u 1000:Tr0ub4d0r image",
                "curl https://h.test; docker run -u bob:Tr0ub4d0r",
                "curl https://h.test\ndocker run -u bo" + "b:Tr0ub4d0r",
                "mysql -h db && mkdir -p db1data2",
                "mysql -p db1data2",
                "mysql -p3306",
                "docker run -p Tr0ub4d0r",
                "curl -u bob:aB3!x https://h.test",
                "curl -u bob:Tr0ub4d0r(x)"
            })
    void otherOptionsAreNot(String line) {
        assertThat(found(line)).isEmpty();
    }

    @Test
    void tokenInPlaceOfAUserIsFound() {
        String token = ExampleValue.of("[a-f0-9]{40}", 7);

        assertThat(found("https://" + token + "@github.com/x/y.git")).containsExactly("url-password");
        assertThat(found("https://" + token.substring(9) + "@github.com/x")).isEmpty();
        assertThat(found("https://" + "a".repeat(40) + "@github.com/x")).isEmpty();
        assertThat(found("https://${TOKEN}@github.com/x")).isEmpty();
        assertThat(found("https://h.test/" + token + "@2")).isEmpty();
    }

    @Test
    void keyOfPuttyIsFound() {
        String line = ExampleValue.of("[A-Za-z0-9+/]{64}", 2);
        String file = "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nPublic-Lines: 1\n" + line
                + "\nPrivate-Lines: 1\n%s\nPrivate-MAC: " + ExampleValue.of("[a-f0-9]{64}", 3);

        assertThat(found(file.replace("%s", line))).containsExactly("private-key");
        assertThat(ContentScanner.SECRETS.mask(file.replace("%s", line))).containsOnlyOnce(line);
        assertThat(found(file.replace("%s", line.substring(0, 19)))).isEmpty();
        assertThat(found("Private-Lines: N\n" + line)).isEmpty();
        assertThat(found("Private-Lines: 1 " + line)).isEmpty();
    }

    private static List<String> found(String text) {
        return ContentScanner.SECRETS.scan(text).stream().map(Finding::detector).toList();
    }
}
