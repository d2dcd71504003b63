package dev.loki.domain.scan;

import static dev.loki.domain.scan.Detector.token;
import static dev.loki.domain.scan.Detector.verified;

import java.util.List;

/** The kinds of credentials that the seed names ("Data Scanning"), but for assigned ones. */
final class SeedDetectors {

    private static final String AWS = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html";
    private static final String GITHUB =
            "https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github";
    private static final String OPENAI = "https://platform.openai.com/docs/api-reference/authentication";
    private static final String ANTHROPIC = "https://docs.anthropic.com/en/api/overview";
    private static final String SLACK = "https://api.slack.com/concepts/token-types";

    static final List<Detector> ROWS = List.of(
            token(
                    "aws-access-key-id",
                    "AWS access key id",
                    AWS,
                    "(AKIA)[A-Z0-9]{16}",
                    "(ASIA)[A-Z0-9]{16}",
                    "(ABIA)[A-Z0-9]{16}",
                    "(ACCA)[A-Z0-9]{16}"),
            token(
                    "aws-bedrock-api-key",
                    "Amazon Bedrock API key",
                    "https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html",
                    "ABSK[A-Za-z0-9+/]{109,269}"),
            verified(
                            "aws-secret-access-key",
                            "AWS secret access key",
                            AWS,
                            AssignedShape.probe("aws_secret", "[A-Za-z0-9+/]{40}"),
                            AssignedShape.probe("awssecret", "[A-Za-z0-9+/]{40}"),
                            AssignedShape.probe("secretaccesskey", "[A-Za-z0-9+/]{40}"),
                            AssignedShape.probe("secret_access_key", "[A-Za-z0-9+/]{40}"))
                    .and(new Entropy(3.5))
                    .and(StopWords.OF_EXAMPLES),
            verified(
                            "private-key",
                            "private key",
                            "https://www.rfc-editor.org/rfc/rfc7468",
                            PrivateKeyBlock.PROBE,
                            PuttyKey.PROBE)
                    .showing(10)
                    .and(NoEllipsis.FILTER),
            token("github-token", "GitHub token", GITHUB, "(gh[pousr]_)[A-Za-z0-9]{36}")
                    .and(Base62Checksum.FILTER)
                    .showing(4),
            token(
                            "github-fine-grained-token",
                            "GitHub fine-grained personal access token",
                            GITHUB,
                            "github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}")
                    .and(Base62Checksum.FILTER),
            token(
                            "anthropic-api-key",
                            "Anthropic API key",
                            ANTHROPIC,
                            "sk-ant-api03-[A-Za-z0-9_-]{20,120}",
                            "sk-ant-admin01-[A-Za-z0-9_-]{20,120}",
                            "sk-ant-oat01-[A-Za-z0-9_-]{20,120}",
                            "sk-ant-[A-Za-z0-9]{20,120}")
                    .showing(7),
            token(
                            "openai-api-key",
                            "OpenAI API key",
                            OPENAI,
                            "sk-proj-[A-Za-z0-9_-]{20,200}",
                            "sk-svcacct-[A-Za-z0-9_-]{20,200}",
                            "sk-admin-[A-Za-z0-9_-]{20,200}",
                            "sk-[A-Za-z0-9]{20,64}")
                    .entropy(3.2),
            token(
                            "slack-token",
                            "Slack token",
                            SLACK,
                            "(xox[abeoprs]-)[A-Za-z0-9-]{10,250}",
                            "(xox[ep]\\.xox[bp]-)[A-Za-z0-9-]{10,250}")
                    .and(Mixed.SOME_DIGITS)
                    .showing(5),
            token(
                    "slack-app-token",
                    "Slack app-level token",
                    SLACK,
                    "xapp-[0-9]-[A-Z0-9]{8,14}-[0-9]{8,14}-[a-z0-9]{40,80}"),
            token(
                            "slack-webhook",
                            "Slack incoming webhook",
                            "https://api.slack.com/messaging/webhooks",
                            "https://(hooks\\.slack\\.com/services/T)[A-Z0-9]{8,12}/B[A-Z0-9]{8,12}/[A-Za-z0-9]{24}")
                    .showing(31));

    private SeedDetectors() {}
}
