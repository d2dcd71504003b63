package dev.loki.domain.scan;

import static dev.loki.domain.scan.Samples.mixed;
import static dev.loki.domain.scan.Samples.secrets;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Tokens are known by their prefix and length. */
class TokenDetectorsTest {
    @Test
    void awsAccessKeyIdsAreFound() {
        assertThat(secrets("id " + Samples.AWS_ID)).containsExactly("aws-access-key-id");
        assertThat(secrets("AS" + "IA" + Samples.AWS_ID.substring(4))).containsExactly("aws-access-key-id");
        assertThat(secrets(Samples.AWS_ID + "7")).isEmpty();
        assertThat(secrets(Samples.AWS_ID.toLowerCase(Locale.ROOT))).isEmpty();
        assertThat(secrets("AK" + "IA" + "X".repeat(16))).isEmpty();
    }

    @Test
    void awsSecretKeysAreFoundByTheirName() {
        assertThat(secrets("aws_secret_access_key = " + Samples.AWS_SECRET)).contains("aws-secret-access-key");
        assertThat(secrets("secretAccessKey: '" + Samples.AWS_SECRET + "'")).contains("aws-secret-access-key");
        assertThat(secrets("\"AWS_SECRET_KEY\": \"" + Samples.AWS_SECRET + "\""))
                .contains("aws-secret-access-key");
        assertThat(secrets("aws_secret_access_key = " + mixed(41))).doesNotContain("aws-secret-access-key");
        assertThat(secrets("checksum = " + Samples.AWS_SECRET)).isEmpty();
    }

    @Test
    void githubTokensAreFound() {
        assertThat(secrets(Samples.GITHUB)).containsExactly("github-token");
        assertThat(secrets(Samples.GITHUB_FINE)).containsExactly("github-fine-grained-token");
        assertThat(secrets(Samples.GITHUB.substring(0, 39))).isEmpty();
        assertThat(secrets("gh" + "p_" + "x".repeat(36))).isEmpty();
        assertThat(secrets("a" + Samples.GITHUB)).isEmpty();
    }

    @Test
    void anthropicAndOpenAiKeysAreToldApart() {
        assertThat(secrets(Samples.ANTHROPIC)).containsExactly("anthropic-api-key");
        assertThat(secrets(Samples.OPENAI)).containsExactly("openai-api-key");
        assertThat(secrets("sk" + "-" + mixed(48))).containsExactly("openai-api-key");
    }

    @Test
    void namesOfStyleSheetsAreNoOpenAiKeys() {
        assertThat(secrets("<div class='sk-fading-circle-container-inner'>")).isEmpty();
        assertThat(secrets("sk" + "-" + "x".repeat(48))).isEmpty();
        assertThat(secrets("sk" + "-" + mixed(19))).isEmpty();
    }

    @Test
    void slackTokensAreFound() {
        assertThat(secrets(Samples.SLACK)).containsExactly("slack-token");
        assertThat(secrets("xa" + "pp-1-" + mixed(20))).containsExactly("slack-token");
        assertThat(secrets("xo" + "xb-" + mixed(9))).isEmpty();
        assertThat(secrets("xo" + "xb-" + "1".repeat(40))).isEmpty();
    }

    @Test
    void tokensAreFoundBehindLettersOfOtherScriptsAndBehindEscapes() {
        assertThat(secrets("密钥" + Samples.AWS_ID + "密钥")).containsExactly("aws-access-key-id");
        assertThat(secrets("\"line\\n" + Samples.GITHUB + "\\n\"")).containsExactly("github-token");
    }

    @Test
    void authorizationHeadersAreFound() {
        assertThat(secrets("Authorization: Bearer " + mixed(30))).containsExactly("authorization-header");
        assertThat(secrets("\"authorization\": \"Basic " + mixed(24) + "==\"")).containsExactly("authorization-header");
        assertThat(secrets("Authorization: Bearer ${TOKEN}")).isEmpty();
        assertThat(secrets("Authorization: Bearer your_token_goes_here1")).isEmpty();
    }

    @Test
    void passwordsInAddressesAreFound() {
        assertThat(secrets("postgres://app:" + Samples.PASSWORD.replace("&", "") + "@db:5432/app"))
                .containsExactly("url-password");
        assertThat(secrets("postgres://app:${DB_PASSWORD}@db/app")).isEmpty();
        assertThat(secrets("https://host:8443/a@b")).isEmpty();
        assertThat(secrets("postgres://app:password@db")).isEmpty();
    }
}
