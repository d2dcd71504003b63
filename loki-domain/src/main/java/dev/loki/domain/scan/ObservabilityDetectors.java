package dev.loki.domain.scan;

import static dev.loki.domain.scan.Detector.token;
import static dev.loki.domain.scan.Detector.verified;

import java.util.List;

/** Credentials of monitoring, logging and feature-flag services. */
final class ObservabilityDetectors {

    static final List<Detector> ROWS = List.of(
            verified(
                            "datadog-api-key",
                            "Datadog API or application key",
                            "https://docs.datadoghq.com/account_management/api-app-keys/",
                            AssignedShape.probe("datadog", "[a-f0-9]{32}"),
                            AssignedShape.probe("dd_api", "[a-f0-9]{32}"),
                            AssignedShape.probe("dd_app", "[a-f0-9]{32}"),
                            AssignedShape.probe("dd-api-key", "[a-f0-9]{32}"),
                            AssignedShape.probe("dd-application-key", "[a-f0-9]{32}"),
                            AssignedShape.probe("datadog", "[a-f0-9]{40}"),
                            AssignedShape.probe("dd_app", "[a-f0-9]{40}"),
                            AssignedShape.probe("dd-application-key", "[a-f0-9]{40}"))
                    .and(new Entropy(3.0))
                    .and(NoPlaceholder.FILTER)
                    .and(StopWords.OF_EXAMPLES),
            token(
                            "newrelic-key",
                            "New Relic key",
                            "https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/",
                            "NRAK-[A-Z0-9]{27}",
                            "NRII-[A-Za-z0-9_-]{32}",
                            "NRJS-[a-f0-9]{19}",
                            "NRAA-[a-f0-9]{27}",
                            "[a-f0-9]{36}(FFFFNRAL)")
                    .showing(0),
            token(
                            "grafana-token",
                            "Grafana token",
                            "https://grafana.com/docs/grafana/latest/administration/service-accounts/",
                            "glsa_[A-Za-z0-9]{32}_[a-fA-F0-9]{8}",
                            "glc_eyJ[A-Za-z0-9+/=]{50,400}",
                            "(eyJrIjoi)[A-Za-z0-9+/=]{60,400}")
                    .showing(4),
            token(
                            "sentry-token",
                            "Sentry auth token",
                            "https://docs.sentry.io/account/auth-tokens/",
                            "sntryu_[a-f0-9]{64}",
                            "sntrys_eyJ[A-Za-z0-9+/=_-]{80,500}")
                    .showing(7),
            token(
                            "sentry-dsn",
                            "Sentry client key",
                            "https://docs.sentry.io/concepts/key-terms/dsn-explainer/",
                            "[a-f0-9]{32}@o[0-9]{1,20}(\\.ingest\\.sentry\\.io/)[0-9]{1,20}",
                            "[a-f0-9]{32}@o[0-9]{1,20}(\\.ingest\\.us\\.sentry\\.io/)[0-9]{1,20}",
                            "[a-f0-9]{32}@o[0-9]{1,20}(\\.ingest\\.de\\.sentry\\.io/)[0-9]{1,20}")
                    .showing(0),
            token(
                            "dynatrace-token",
                            "Dynatrace token",
                            "https://docs.dynatrace.com/docs/manage/identity-access-management/access-tokens-and-oauth-clients/access-tokens",
                            "dt0c01\\.[A-Z2-7]{24}\\.[A-Z2-7]{64}",
                            "dt0s01\\.[A-Z2-7]{8}\\.[A-Z2-7]{64}",
                            "dt0s16\\.[A-Z2-7]{8}\\.[A-Z2-7]{64}")
                    .showing(7),
            token(
                            "honeycomb-key",
                            "Honeycomb ingest key",
                            "https://docs.honeycomb.io/configure/environments/manage-api-keys/",
                            "(hc[abc]ik_)[a-z0-9]{58}")
                    .showing(6),
            token(
                            "launchdarkly-key",
                            "LaunchDarkly access token or SDK key",
                            "https://launchdarkly.com/docs/home/account/api",
                            "api-[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}",
                            "sdk-[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}")
                    .showing(4),
            token(
                    "posthog-personal-key",
                    "PostHog personal API key",
                    "https://posthog.com/docs/api",
                    "phx_[A-Za-z0-9]{43,48}"),
            verified(
                            "pagerduty-token",
                            "PagerDuty API token",
                            "https://support.pagerduty.com/main/docs/api-access-keys",
                            AssignedShape.probe("pagerduty", "[A-Za-z0-9_+-]{20}"),
                            AssignedShape.probe("pd_api", "[A-Za-z0-9_+-]{20}"))
                    .and(new Entropy(3.2))
                    .and(NoPlaceholder.FILTER)
                    .and(StopWords.OF_EXAMPLES),
            token(
                            "axiom-token",
                            "Axiom API token",
                            "https://axiom.co/docs/reference/tokens",
                            "xaat-[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}",
                            "xapt-[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}")
                    .showing(5),
            verified(
                            "splunk-hec-token",
                            "Splunk HTTP Event Collector token",
                            "https://docs.splunk.com/Documentation/Splunk/latest/Data/UsetheHTTPEventCollector",
                            AssignedShape.probe(
                                    "splunk", "[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}"))
                    .and(new Entropy(3.0))
                    .and(NoPlaceholder.FILTER)
                    .and(StopWords.OF_EXAMPLES));

    private ObservabilityDetectors() {}
}
