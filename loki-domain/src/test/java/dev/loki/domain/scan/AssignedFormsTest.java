package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values without quotes, and the notations in which name and value do not simply stand on both sides of a sign. */
class AssignedFormsTest {

    private static final String PASSWORD = "Tr0" + "ub4dor&3x";
    private static final String KEY = ExampleValue.of("[A-Za-z0-9]{32}", 7);

    @ParameterizedTest
    @ValueSource(strings = {"-", "_", ".", "/", ":", "&", "=", ",", "(", ")", "|", "[", "]", "!", "@", "+"})
    void aPasswordWithoutQuotesMayHoldSigns(String sign) {
        String value = "Xk29" + sign + "fjQp0sWe";
        for (String line : List.of("DB_PASSWORD=%s", "  password: %s", "spring.datasource.password=%s\n")) {
            assertThat(found(line.replace("%s", value))).as(line).containsExactly("assigned-password");
        }
        assertThat(found("<password>" + value + "</password>")).containsExactly("assigned-password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password = config.db2.userPassword",
                "password: projects/p1/secrets/db2/versions/3",
                "password=my-release-db-password-2",
                "password=b64decode(s2Key1x3)",
                "password = args2[i1x2y3]",
                "password=a1b2c3d4&&run",
                "password=x1->y2z3a4",
                "password: *db1-p2a-s3s",
                "password: 2024-01-02T10:11:12Z",
                "password: AES256/CBC/PKCS5Padding",
                "password: string | undefined",
                "password: ${DB_PASSWORD}",
                "password=1.2.3-rc1-SNAPSHOT",
                "<password>${db.password1}</password>",
                "<password>see below 12</password>"
            })
    void anExpressionWithoutQuotesIsNoPassword(String line) {
        assertThat(found(line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<add key=\"password\" value=\"%s\"/>",
                "<property name=\"db.password\"\n    value='%s'/>",
                "- name: DB_PASSWORD\n  value: %s\n",
                "- name: DB_PASSWORD\r\n  value: \"%s\"\r\n",
                "{\"name\": \"DB_PASSWORD\", \"value\": \"%s\"}",
                "name = \"db_password\"\n  value = \"%s\"\n"
            })
    void aNameThatIsItselfAValueIsRead(String text) {
        assertThat(found(text.replace("%s", PASSWORD))).containsExactly("assigned-password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<input type=\"text\" name=\"password\" value=\"%s\"/>",
                "- name: DB_PASSWORD\n  valueFrom: %s\n",
                "- name: DB_PASSWORD\n- name: OTHER\n  value: %s\n",
                "{\"name\": \"password\", \"values\": \"%s\"}",
                "password value: %s"
            })
    void whatIsNoValueOfANameIsNot(String text) {
        assertThat(found(text.replace("%s", PASSWORD))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ENV DB_PASSWORD %s",
                "ENV DB_PASSWORD=%s OTHER=1",
                "PGPASSWORD=%s psql -h db",
                "mysql --user=root --password=%s db",
                "tool --password %s --verbose",
                "docker run -e DB_PASSWORD=%s \\\n  image"
            })
    void aWordOfACommandIsRead(String line) {
        assertThat(found(line.replace("%s", PASSWORD))).containsExactly("assigned-password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the password %s",
                "tool --password <password> --verbose",
                "tool --password $PASSWORD1",
                "tool --password-file pass1word.txt",
                "LENV DB_PASSWORD %s",
                "DB_PASSWORD=secret psql"
            })
    void otherWordsAreNot(String line) {
        assertThat(found(line.replace("%s", PASSWORD))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "const PASSWORD: &str = \"%s\";",
                "static PASSWORD: &'static str = \"%s\";",
                "let password: string | null = '%s'",
                "process.env.DB_PASSWORD || \"%s\"",
                "process.env['DB_PASSWORD'] ?? '%s'",
                "os.environ.get(\"DB_PASSWORD\") or \"%s\"",
                "password: ${DB_PASSWORD:%s}",
                "password=${DB_PASSWORD:-%s}",
                "String password =\n    \"%s\";",
                "line = \"password=%s\"",
                "curl 'https://h.test/?password=%s&x=1'",
                "psk=\"%s\"",
                "pw = '%s'"
            })
    void otherNotationsAreRead(String text) {
        assertThat(found(text.replace("%s", "Xk29fjQp0sWe"))).containsOnly("assigned-password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (password | \"%s\") {",
                "password ? \"%s\" : other",
                "password order \"%s\"",
                "password:\n    \"%s\": 1",
                "{\"x\": \"password=secret\"}",
                "spw = '%s'"
            })
    void whatOnlyLooksLikeANotationIsNot(String text) {
        assertThat(found(text.replace("%s", PASSWORD))).isEmpty();
    }

    @Test
    void aPassphraseMayBeWords() {
        assertThat(found("passphrase = \"correct horse battery " + "staple 9\""))
                .containsExactly("assigned-password");
        assertThat(found("passphrase = \"Enter the words of your choice\"")).isEmpty();
        assertThat(found("passphrase = \"what you have chosen to be it\"")).isEmpty();
        assertThat(found("passphrase = \"three words only\"")).isEmpty();
        assertThat(found("passphrase = \"four words, but stops\"")).isEmpty();
        assertThat(found("password = \"correct horse battery staple 9\"")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"X-API-Key: %s,true", "api key: %s,true", "secret=%s&x=1,true", "api_key=%s + x,false", "token: %s,true"
    })
    void aKeyWithinAStringEndsWithIt(String text, boolean found) {
        assertThat(found("\"" + text.replace("%s", KEY) + "\"").contains("assigned-secret"))
                .isEqualTo(found);
    }

    @Test
    void aKeyOfPunctuationIsFound() {
        String django = ExampleValue.of("[a-z0-9]{9}!@[a-z0-9]{8}%#[a-z0-9]{6}(-^[a-z0-9]{8}=[a-z0-9]{9}", 7);

        assertThat(found("SECRET_KEY = '" + django + "'")).containsExactly("assigned-secret");
        assertThat(found("SECRET_KEY=" + django)).containsExactly("assigned-secret");
        assertThat(found("secret_key=" + django)).isEmpty();
        assertThat(found("TOKEN = '^[A-Za-z0-9+/]{16,32}[a-z0-9]*=+[0-9]?$'")).isEmpty();
    }

    @Test
    void aShortSecretThatIsChosenIsFound() {
        assertThat(found("JWT_SECRET=s3cr3t" + "Jwt!")).containsExactly("assigned-secret");
        assertThat(found("session_secret = \"k9x2" + "m4q7\"")).containsExactly("assigned-secret");
        assertThat(found("JWT_SECRET=my-secret-1")).isEmpty();
        assertThat(found("JWT_SECRET=mysecret1!")).isEmpty();
        assertThat(found("secret = \"secondword1\"")).isEmpty();
        assertThat(found("api_key = \"k9x2m4q7\"")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"NextToken\": \"%s\"",
                "\"ChangeToken\": \"%s\"",
                "page_token = \"%s\"",
                "--lock-token %s\n",
                "\"AWS::MSK::BatchScramSecret\": \"%s\"",
                "\"AWS::ApiGateway::ApiKey\": \"%s\"",
                "publicKeyToken=\"%s\""
            })
    void whatTellsWhereToGoOnIsNoSecret(String line) {
        assertThat(found(line.replace("%s", KEY))).isEmpty();
        assertThat(found("refreshToken = \"" + KEY + "\"")).containsExactly("assigned-secret");
    }

    @Test
    void aRequestsOwnIdentifierIsNoSecret() {
        String uuid = ExampleValue.of("[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}", 7);

        assertThat(found("\"clientToken\": \"" + uuid + "\"")).isEmpty();
        assertThat(found("\"clientToken\": \"" + KEY + "\"")).containsExactly("assigned-secret");
        assertThat(found("\"authToken\": \"" + uuid + "\"")).containsExactly("assigned-secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"result_key\": \"ServerlessV2PlatformVersions\"",
                "\"service_key\": \"Ipv6CidrAssociations\"",
                "self.crypt_gen_key = advapi32.CryptGenKey",
                "secret: app1-prod2-db3-main",
                "\"PasswordLastUsed\": \"2016-09-08T21:47:36Z\""
            })
    void whatIsJoinedOfWordsIsNoSecret(String line) {
        assertThat(found(line)).isEmpty();
    }

    private static List<String> found(String text) {
        return ContentScanner.SECRETS.scan(text).stream().map(Finding::detector).toList();
    }
}
