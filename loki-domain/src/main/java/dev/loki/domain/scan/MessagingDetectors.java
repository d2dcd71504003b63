package dev.loki.domain.scan;

import static dev.loki.domain.scan.Detector.token;
import static dev.loki.domain.scan.Detector.verified;

import java.util.List;

/** Credentials of mail, telephony and chat services. */
final class MessagingDetectors {

    static final List<Detector> ROWS = List.of(
            token(
                    "sendgrid-api-key",
                    "SendGrid API key",
                    "https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys",
                    "(SG\\.)[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}"),
            token(
                    "mailgun-api-key",
                    "Mailgun API key",
                    "https://documentation.mailgun.com/docs/mailgun/api-reference/authentication/",
                    "key-[a-f0-9]{32}"),
            verified(
                            "mailgun-api-key-assigned",
                            "Mailgun API key of the newer form",
                            "https://documentation.mailgun.com/docs/mailgun/api-reference/authentication/",
                            AssignedShape.probe("mailgun", "[a-f0-9]{32}-[a-f0-9]{8}-[a-f0-9]{8}"))
                    .and(new Entropy(3.0))
                    .and(NoPlaceholder.FILTER)
                    .and(StopWords.OF_EXAMPLES),
            token(
                    "mailchimp-api-key",
                    "Mailchimp API key",
                    "https://mailchimp.com/developer/marketing/guides/quick-start/",
                    "[a-f0-9]{32}(-us[0-9])[0-9]{0,1}"),
            token(
                    "brevo-api-key",
                    "Brevo (Sendinblue) API key",
                    "https://developers.brevo.com/docs/getting-started",
                    "xkeysib-[a-f0-9]{64}-[A-Za-z0-9]{16}"),
            token(
                    "resend-api-key",
                    "Resend API key",
                    "https://resend.com/docs/dashboard/api-keys/introduction",
                    "(re_)[A-Za-z0-9]{8}_[A-Za-z0-9]{24}"),
            token(
                            "twilio-api-key",
                            "Twilio API key",
                            "https://www.twilio.com/docs/iam/api-keys",
                            "(SK[a-f0-9]{2})[a-f0-9]{30}")
                    .showing(2),
            verified(
                            "twilio-auth-token",
                            "Twilio auth token",
                            "https://www.twilio.com/docs/iam/api",
                            AssignedShape.probe("twilio", "[a-f0-9]{32}"))
                    .and(new Entropy(3.0))
                    .and(NoPlaceholder.FILTER)
                    .and(StopWords.OF_EXAMPLES),
            token(
                    "telegram-bot-token",
                    "Telegram bot token",
                    "https://core.telegram.org/bots/api#authorizing-your-bot",
                    "[0-9]{8,10}(:AA)[A-Za-z0-9_-]{33}"),
            token(
                    "discord-bot-token",
                    "Discord bot token",
                    "https://discord.com/developers/docs/reference#authentication",
                    "([MNO][DTjz][AEIMQUYcgk][0-5w-z])[A-Za-z0-9_-]{20,22}\\.[A-Za-z0-9_-]{6}\\.[A-Za-z0-9_-]{27,38}"),
            token(
                    "discord-webhook",
                    "Discord webhook",
                    "https://discord.com/developers/docs/resources/webhook",
                    "(discord\\.com/api/webhooks/)[0-9]{17,20}/[A-Za-z0-9_-]{60,72}"),
            token(
                    "teams-webhook",
                    "Microsoft Teams incoming webhook",
                    "https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook",
                    "(\\.webhook\\.office\\.com/webhookb2/)[a-f0-9-]{36}@[a-f0-9-]{36}/IncomingWebhook/[a-f0-9]{32}/[a-f0-9-]{36}"),
            token(
                    "intercom-token",
                    "Intercom access token",
                    "https://developers.intercom.com/docs/build-an-integration/learn-more/authentication",
                    "(dG9r)Oj[A-Za-z0-9+/]{54,58}={0,2}"));

    private MessagingDetectors() {}
}
