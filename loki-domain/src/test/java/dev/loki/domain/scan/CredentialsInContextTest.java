package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials that are known by where they stand. */
class CredentialsInContextTest {

    private static final String PASSWORD = ExampleValue.of("[A-Z][a-z]{5}[0-9]{3}!", 7);
    private static final String KEY = ExampleValue.of("[A-Za-z0-9]{32}", 7);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password = \"%s\"",
                "db_password: '%s'",
                "\"Password\": \"%s\",",
                "{\\\"password\\\":\\\"%s\\\"}",
                "val dbPassword: String = \"%s\"",
                "props.put(\"password\", \"%s\")",
                "setPassword(\"%s\")",
                "config['passwd'] = '%s'",
                "PASSWORD=%s",
                "password: %s # of the test system",
                "<password>%s</password>",
                "$pwd := `%s`",
                "password => '%s'"
            })
    void assignedPasswordIsFound(String line) {
        assertThat(found(line.replace("%s", PASSWORD))).contains("assigned-password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password = \"${DB_PASSWORD}\"",
                "password = \"<your-password>\"",
                "password = \"changeme\"",
                "password = \"********\"",
                "password = \"{{ vault_password }}\"",
                "password = getPassword(user1)",
                "password = request.form1",
                "password == \"Summer2024!\"",
                "password: string",
                "password_url = \"https://login.example1.test/reset\"",
                "label.password = \"Password2\"",
                "password = \"reset-password-form\"",
                "password = \"short\"",
                "if (password1 != password2) {",
                "password=newPassword2)"
            })
    void whatOnlyLooksLikeAnAssignedPasswordIsNot(String line) {
        assertThat(found(line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"api_key = \"%s\"", "ACCESS_TOKEN=%s", "client-secret: %s", "x(\"apiKey\", \"%s\")"})
    void assignedKeyIsFound(String line) {
        assertThat(found(line.replace("%s", KEY))).contains("assigned-secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token = \"user.session.token.v2\"",
                "secret_name = \"prod/db/main-password-2\"",
                "token_url: https://auth1.example2.test/oauth2/token",
                "api_key = os.environ[\"API_KEY_2\"]",
                "tokens = tokenizer.encode(text2text)",
                "secretKeyRef: my-service-secret-key-1"
            })
    void nameOfASecretIsNoSecret(String line) {
        assertThat(found(line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DB_PASSWORD=giraffe", "- MYSQL_PASSWORD=giraffe", "ROOT_PASSWD: giraffe # test"})
    void wordIsThePasswordOfASetting(String line) {
        assertThat(found(line)).contains("assigned-password");
    }

    @Test
    void wordIsThePasswordOfAJsonMember() {
        assertThat(found("\"sshPassphrase\" : \"giraffe\",")).contains("assigned-password");
        assertThat(found("{\"db_pass\": \"giraffe\"}")).contains("assigned-password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DB_PASSWORD=$OTHER",
                "DB_PASSWORD=my_other_password",
                "DB_PASSWORD=mysecretpassword",
                "DB_PASSWORD=password",
                "db_password=variable",
                "DB_PASSWORD = variable",
                "\"password\": \"Kennwort\"",
                "\"password\": \"string\"",
                "\"password\": \"userpassword\"",
                "bypass: \"Giraffe7!x\"",
                "compass = \"Giraffe7!x\"",
                "password = password.encode(\"latin1\")",
                "move(\"PasswordManager\", \"urllib2\")",
                "password = \"aes256\"",
                "connect(user=user, password=secret)",
                "https://user:password@host.test/"
            })
    void wordThatSaysWhatBelongsThereIsNoPassword(String line) {
        assertThat(found(line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"STEAM_KEY=%s", "app_salt = \"%s\"", "define('NONCE_KEY',        '%s');"})
    void whatEndsInKeyOrSaltIsFound(String line) {
        assertThat(found(line.replace("%s", KEY))).contains("assigned-secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"public_key = \"%s\"", "CACHE_KEY=%s", "_key = \"%s\"", "some_key_id = \"%s\""})
    void keyOfAnotherSenseIsNoSecret(String line) {
        assertThat(found(line.replace("%s", KEY))).isEmpty();
    }

    @Test
    void uuidUnderAKeyIsNoSecret() {
        assertThat(found("row_x_key = \""
                        + ExampleValue.of("[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}", 7) + "\""))
                .isEmpty();
    }

    @Test
    void keyFullOfSymbolsIsFound() {
        String key = ExampleValue.of("[a-z]{9}!#[A-Z]{8}%[0-9]{6} ^&*[a-z]{8}+[A-Z0-9]{9}", 7);

        assertThat(found("SECRET_KEY = '" + key + "'")).contains("assigned-secret");
        assertThat(found("SECRET_KEY = 'Enter the 12 words of the key, please, and go on!'"))
                .isEmpty();
    }

    @Test
    void loginOfARegistryIsFound() {
        String login = Base64.getEncoder().encodeToString(("deploy:" + PASSWORD).getBytes(StandardCharsets.UTF_8));

        assertThat(found("{\"auths\":{\"r.test\":{\"auth\": \"" + login + "\"}}}"))
                .containsExactly("registry-credentials");
        assertThat(found("//r.test/:_auth=" + login)).containsExactly("registry-credentials");
        assertThat(found("\"auth\": \"" + base64("no colon in this") + "\"")).isEmpty();
        assertThat(found("author: \"" + login + "\"")).isEmpty();
    }

    @Test
    void passwordOfNetrcIsFound() {
        assertThat(found("machine mail.test login me password " + PASSWORD)).contains("netrc-password");
        assertThat(found("machine mail.test\n  login me\n  password " + PASSWORD + "\n"))
                .contains("netrc-password");
        assertThat(found("machine mail.test login me password {self.value}")).isEmpty();
        assertThat(found("machine learning with a password " + PASSWORD)).doesNotContain("netrc-password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password := \"%s\"",
                "password -> \"%s\"",
                "password  =  \"%s\"",
                "password = b\"%s\"",
                "password = @\"%s\"",
                "password: str = '%s'",
                "let password: Option<String>  =  \"%s\"",
                "x(\"password\" , \"%s\")",
                "password\t=\t'%s'",
                "password_1 = \"%s\"",
                "password=%s;",
                "password=%s   \n"
            })
    void assignmentsAreReadInManyNotations(String line) {
        assertThat(found(line.replace("%s", PASSWORD))).contains("assigned-password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password - \"%s\"",
                "password :: \"%s\"",
                "password >= \"%s\"",
                "password: str == '%s'",
                "password , \"%s\"",
                "password = \"%s'",
                "password = \"%s",
                "password_hint = \"%s\"",
                "password = \"/%s/x\"",
                "password = \"./%s\"",
                "password = \"../%s\"",
                "password = \"~/%s\"",
                "password = \"s3://%s\"",
                "password = %s; next()",
                "password=%s next",
                "password                 = \"%s\""
            })
    void whatIsNoAssignmentOfAValueIsNot(String line) {
        assertThat(found(line.replace("%s", PASSWORD))).doesNotContain("assigned-password");
    }

    @Test
    void valuesHaveBounds() {
        String six = "aB3!xy";
        assertThat(found("password = \"" + six + "\"")).containsExactly("assigned-password");
        assertThat(found("password = \"" + six.substring(1) + "\"")).isEmpty();
        assertThat(found("password = \"/" + PASSWORD + "\"")).containsExactly("assigned-password");
        assertThat(found("password = \"" + "aB3!x9Qz".repeat(16) + "\"")).containsExactly("assigned-password");
        assertThat(found("password = \"" + "aB3!x9Qz".repeat(16) + "a\"")).isEmpty();
        assertThat(found("api_key = \"" + KEY.substring(0, 16) + "\"")).containsExactly("assigned-secret");
        assertThat(found("api_key = \"" + KEY.substring(0, 15) + "\"")).isEmpty();
    }

    @Test
    void awsSecretAccessKeyIsFoundByItsName() {
        String key = ExampleValue.of("[A-Za-z0-9+/]{40}", 5);

        assertThat(found("aws_secret_access_key = " + key)).containsExactly("aws-secret-access-key");
        assertThat(found("\"SecretAccessKey\": \"" + key + "\"")).containsExactly("aws-secret-access-key");
        assertThat(found("aws_secret_access_key = " + key.substring(1) + "\n")).doesNotContain("aws-secret-access-key");
        assertThat(found("aws_secret_access_key = wJalrXUtnFEMI/" + "K7MDENG/bPxRfiCYEXAMPLEKEY"))
                .isEmpty();
    }

    @Test
    void passwordInAUrlIsFound() {
        assertThat(found("postgres://app:" + PASSWORD + "@db.internal:5432/app"))
                .containsExactly("url-password");
        assertThat(found("mongodb+srv://app:" + PASSWORD + "@cluster0.test")).containsExactly("url-password");
        assertThat(found("redis://:" + PASSWORD + "@cache")).containsExactly("url-password");
        assertThat(found("https://host:8080/path@2")).isEmpty();
        assertThat(found("postgres://app:${PASSWORD}@db")).isEmpty();
        assertThat(found("postgres://user:<password>@db")).isEmpty();
    }

    @Test
    void passwordInAConnectionStringIsFound() {
        assertThat(found("Server=db;Database=app;User Id=sa;Password=" + PASSWORD + ";"))
                .containsExactly("connection-string-password");
        assertThat(found("Server=db;Password=" + "changeme" + ";")).isEmpty();
    }

    @Test
    void basicAuthorizationIsFound() {
        String credentials = base64("deploy:" + PASSWORD);

        assertThat(found("Authorization: Basic " + credentials)).containsExactly("basic-authorization");
        assertThat(found("-H 'authorization: basic " + credentials + "'")).containsExactly("basic-authorization");
        assertThat(found("a basic understanding")).isEmpty();
        assertThat(found("Basic " + base64("without a colon"))).isEmpty();
    }

    @Test
    void signedTokenIsFoundByItsHeader() {
        String payload = base64("{\"sub\":\"1234\",\"iat\":1700000000}");
        String signature = ExampleValue.of("[A-Za-z0-9_-]{43}", 3);

        assertThat(found(base64("{\"alg\":\"HS256\"}") + "." + payload + "." + signature))
                .containsExactly("json-web-token");
        assertThat(found(base64("{\"kid\":\"HS256\"}") + "." + payload + "." + signature))
                .isEmpty();
        assertThat(found(base64("{\"alg\":\"HS256\"}") + "." + payload)).isEmpty();
    }

    @Test
    void privateJsonWebKeyIsFoundAndAPublicOneIsNot() {
        String secret = ExampleValue.of("[A-Za-z0-9_-]{43}", 3);
        String point = "\"x\":\"" + ExampleValue.of("[A-Za-z0-9_-]{43}", 4) + "\"";

        assertThat(found("{\"kty\":\"EC\",\"crv\":\"P-256\"," + point + ",\"d\":\"" + secret + "\"}"))
                .containsExactly("private-json-web-key");
        assertThat(found("{ \"k\" : \"" + secret + "\",\n \"kty\" : \"oct\" }"))
                .containsExactly("private-json-web-key");
        assertThat(found("{\"kty\":\"EC\"," + point + "}")).isEmpty();
        assertThat(found("{\"kty\":\"EC\"," + point + "} {\"d\":\"" + secret + "\"}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "RSA ", "EC ", "DSA ", "OPENSSH ", "ENCRYPTED "})
    void privateKeyIsFoundAsAWhole(String kind) {
        String body = ExampleValue.of("[A-Za-z0-9+/]{64}", 2) + "\n" + ExampleValue.of("[A-Za-z0-9+/]{64}", 3) + "\n";
        String block =
                "-----BEGIN " + kind + "PRIVATE" + " KEY-----\n" + body + "-----END " + kind + "PRIVATE KEY-----";

        assertThat(found(block)).containsExactly("private-key");
        assertThat(found(block.replace("\n", "\\n"))).containsExactly("private-key");
        assertThat(ContentScanner.SECRETS.mask(block)).doesNotContain(body.substring(0, 20));
        assertThat(found(block.replace("PRIVATE", "PUBLIC"))).isEmpty();
    }

    @Test
    void labelOfAPrivateKeyAloneIsNoKey() {
        assertThat(found("grep -- '-----BEGIN RSA PRIVATE" + " KEY-----' file")).isEmpty();
        assertThat(found("-----BEGIN PRIVATE" + " KEY-----\n...\n-----END PRIVATE KEY-----"))
                .isEmpty();
    }

    @Test
    void aNameThatGoesOnTooLongIsNone() {
        String value = "='k9Qz7XpL2mR4tY8w'";
        assertThat(found("token" + "a".repeat(24) + value)).containsExactly("assigned-secret");
        assertThat(found("token" + "a".repeat(25) + value)).isEmpty();
        assertThat(found("token" + "_token".repeat(40) + value)).containsExactly("assigned-secret");
        assertThat(found("token_" + "a".repeat(5_000) + "_token" + value)).containsExactly("assigned-secret");
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> found(String text) {
        return ContentScanner.SECRETS.scan(text).stream().map(Finding::detector).toList();
    }
}
