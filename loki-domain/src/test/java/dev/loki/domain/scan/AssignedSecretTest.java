package dev.loki.domain.scan;

import static dev.loki.domain.scan.Samples.PASSWORD;
import static dev.loki.domain.scan.Samples.mixed;
import static dev.loki.domain.scan.Samples.secrets;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets without a form of their own are known by the name they are given to; # stands for the value. */
class AssignedSecretTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "password = \"#\"",
                "password: '#'",
                "password = `#`",
                "password := \"#\"",
                ":password => '#'",
                "passwd=\"#\"",
                "pwd = '#'",
                "\"password\": \"#\"",
                "{\"body\": \"{\\\"password\\\": \\\"#\\\"}\"}",
                "password=\"\"\"#\"\"\"",
                "password            = \"#\"",
                "password =\n    \"#\"",
                "DB_PASSWORD = \"#\"",
                "userPassword = \"#\"",
                "密码password=\"#\""
            })
    void quotedPasswordsAreFound(String form) {
        assertFound(form, PASSWORD, "assigned-password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PASSWORD=#",
                "export DB_PASSWORD=#\n",
                "A=b\r\nPOSTGRES_PASSWORD=#\r\nC=d",
                "curl --password=# host",
                "docker run -e \"PASSWORD=#\" image",
                "https://host/?password=#&user=x",
                "password: #",
                "db:\n  - password: #\n    user: x",
                "spring.datasource.password: #\r\n"
            })
    void passwordsWithoutQuotesAreFound(String form) {
        assertFound(form, "hunter2-" + "hunter2", "assigned-password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password = getPassword()",
                "password=load(path1)",
                "connect(user=a, password=secret1value)",
                "password: string;",
                "password: string1[],",
                "PASSWORD=${DB_PASSWORD}",
                "PASSWORD=$DB_PASSWORD",
                "PASSWORD_FILE=/run/secrets/password1",
                "PASSWORD=/run/secrets/db-1",
                "PWD=/home/me/project-1",
                "password = \"short7!\"",
                "password = \"${DB_PASSWORD}\"",
                "password = \"<your password>\"",
                "password = \"{{db_password_1}}\"",
                "password = \"changeme123\"",
                "password = \"xxxxxxxxxx\"",
                "password = \"********\"",
                "name=\"password\" type=\"password\"",
                "\"password\": \"new_password\"",
                "\"password\": \"Please enter at least 8 characters\"",
                "the password is in the vault"
            })
    void namesReferencesAndPlaceholdersAreNot(String text) {
        assertThat(secrets(text)).isEmpty();
    }

    @Test
    void aPasswordThatContainsTheWordIsStillOne() {
        assertThat(secrets("password = \"My" + "Password123!\"")).containsExactly("assigned-password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api_key = \"#\"",
                "apiKey: '#'",
                "client_secret=\"#\"",
                "ACCESS_TOKEN = \"#\"",
                "GITLAB_TOKEN=#",
                "https://host/?token=#&x=1"
            })
    void otherSecretsAreFoundByTheirName(String form) {
        assertFound(form, mixed(20), "assigned-secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token = \"short\"",
                "max_token=10000000000000000",
                "token = tokenizer.nextTokenOfTheInput2()",
                "secret: my-application-credentials-v2",
                "api_key = \"your-api-key-goes-here\"",
                "api_key = \"xxxxxxxxxxxxxxxxxxxx\""
            })
    void otherAssignmentsAreNot(String text) {
        assertThat(secrets(text)).isEmpty();
    }

    @Test
    void aQuotedValueIsMaskedToItsEnd() {
        String text = "password = \"ab\\\"cd'" + PASSWORD + "\"; x";

        assertThat(ContentScanner.SECRETS.mask(text)).isEqualTo("password = \"***\"; x");
    }

    private static void assertFound(String form, String value, String detector) {
        String text = form.replace("#", value);

        assertThat(secrets(text)).containsExactly(detector);
        assertThat(ContentScanner.SECRETS.mask(text)).isEqualTo(form.replace("#", "***"));
    }
}
