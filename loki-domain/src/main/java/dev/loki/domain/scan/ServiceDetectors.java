package dev.loki.domain.scan;

import static dev.loki.domain.scan.Detector.token;
import static dev.loki.domain.scan.Detector.verified;

import java.util.List;

/** Credentials of the services teams work with: trackers, documents, design, data, identity. */
final class ServiceDetectors {

    static final List<Detector> ROWS = List.of(
            token(
                            "linear-api-key",
                            "Linear API key",
                            "https://linear.app/developers/graphql",
                            "lin_api_[A-Za-z0-9]{40}",
                            "lin_oauth_[A-Za-z0-9]{40,64}")
                    .showing(4),
            token(
                            "notion-token",
                            "Notion integration token",
                            "https://developers.notion.com/docs/authorization",
                            "ntn_[A-Za-z0-9]{46}",
                            "(secret_)[A-Za-z0-9]{43}")
                    .showing(4),
            token(
                            "figma-token",
                            "Figma personal access token",
                            "https://www.figma.com/developers/api#access-tokens",
                            "figd_[A-Za-z0-9_-]{40}",
                            "figo_[A-Za-z0-9_-]{40}")
                    .showing(4),
            token(
                            "asana-token",
                            "Asana personal access token",
                            "https://developers.asana.com/docs/personal-access-token",
                            "([12]/[0-9]{4})[0-9]{12}/[0-9]{14,17}:[a-f0-9]{32}")
                    .showing(2),
            token(
                    "airtable-token",
                    "Airtable personal access token",
                    "https://airtable.com/developers/web/guides/personal-access-tokens",
                    "(pat)[A-Za-z0-9]{14}\\.[a-f0-9]{64}"),
            token(
                    "clickup-token",
                    "ClickUp API token",
                    "https://developer.clickup.com/docs/authentication",
                    "(pk_)[0-9]{6,9}_[A-Z0-9]{32}"),
            token(
                    "postman-api-key",
                    "Postman API key",
                    "https://learning.postman.com/docs/developer/postman-api/authentication/",
                    "PMAK-[a-f0-9]{24}-[a-f0-9]{34}"),
            token(
                            "hubspot-token",
                            "HubSpot private app token",
                            "https://developers.hubspot.com/docs/apps/legacy-apps/private-apps/overview",
                            "pat-na1-[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}",
                            "pat-eu1-[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}")
                    .showing(4),
            token(
                    "typeform-token",
                    "Typeform personal access token",
                    "https://www.typeform.com/developers/get-started/personal-access-token/",
                    "tfp_[A-Za-z0-9_.-]{40,60}"),
            token(
                    "contentful-token",
                    "Contentful management token",
                    "https://www.contentful.com/developers/docs/references/authentication/",
                    "CFPAT-[A-Za-z0-9_-]{43}"),
            token(
                            "dropbox-token",
                            "Dropbox short-lived access token",
                            "https://developers.dropbox.com/oauth-guide",
                            "(sl\\.u\\.)[A-Za-z0-9_-]{130,2000}",
                            "(sl\\.B)[A-Za-z0-9_-]{130,150}")
                    .showing(3),
            token(
                            "onepassword-service-account-token",
                            "1Password service account token",
                            "https://developer.1password.com/docs/service-accounts/",
                            "(ops_eyJ)[A-Za-z0-9+/=_-]{250,1200}")
                    .showing(4),
            token(
                    "onepassword-secret-key",
                    "1Password secret key",
                    "https://support.1password.com/secret-key/",
                    "(A3-)[A-Z0-9]{6}-[A-Z0-9]{11}-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}",
                    "(A3-)[A-Z0-9]{6}-[A-Z0-9]{6}-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}"),
            verified(
                            "okta-token",
                            "Okta API token",
                            "https://developer.okta.com/docs/guides/create-an-api-token/main/",
                            AssignedShape.probe("okta", "00[A-Za-z0-9_-]{40}"))
                    .and(new Entropy(3.0))
                    .and(NoPlaceholder.FILTER)
                    .and(StopWords.OF_EXAMPLES),
            token(
                            "prefect-api-key",
                            "Prefect API key",
                            "https://docs.prefect.io/v3/how-to-guides/cloud/manage-users/api-keys",
                            "(pn[ub]_)[a-z0-9]{36}")
                    .showing(4),
            token(
                    "readme-api-key",
                    "ReadMe API key",
                    "https://docs.readme.com/main/reference/intro/authentication",
                    "rdme_[a-z0-9]{70}"),
            token(
                            "shippo-token",
                            "Shippo API token",
                            "https://docs.goshippo.com/docs/guides_general/authentication/",
                            "shippo_live_[a-f0-9]{40}",
                            "shippo_test_[a-f0-9]{40}")
                    .showing(7),
            token(
                            "easypost-key",
                            "EasyPost API key",
                            "https://docs.easypost.com/docs/authentication",
                            "EZAK[A-Za-z0-9]{54}",
                            "EZTK[A-Za-z0-9]{54}")
                    .showing(4),
            token(
                    "mapbox-secret-token",
                    "Mapbox secret token",
                    "https://docs.mapbox.com/api/accounts/tokens/",
                    "(sk\\.eyJ)[A-Za-z0-9_-]{50,300}\\.[A-Za-z0-9_-]{22}"),
            token(
                            "duffel-token",
                            "Duffel API token",
                            "https://duffel.com/docs/api/overview/authentication",
                            "duffel_test_[A-Za-z0-9_=-]{43}",
                            "duffel_live_[A-Za-z0-9_=-]{43}")
                    .showing(7),
            token(
                    "salesforce-session-id",
                    "Salesforce access token",
                    "https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/intro_oauth_and_connected_apps.htm",
                    "(00D)[A-Za-z0-9]{12,15}![A-Za-z0-9_.]{80,200}"),
            token(
                    "adobe-client-secret",
                    "Adobe client secret",
                    "https://developer.adobe.com/developer-console/docs/guides/authentication/",
                    "p8e-[A-Za-z0-9_-]{32}"),
            token(
                            "facebook-access-token",
                            "Facebook page or marketing access token",
                            "https://developers.facebook.com/docs/facebook-login/guides/access-tokens",
                            "EAAC[A-Za-z0-9]{100,400}",
                            "EAAM[A-Za-z0-9]{100,400}")
                    .showing(4),
            token(
                    "frameio-token",
                    "Frame.io token",
                    "https://developer.frame.io/docs/getting-started/authentication",
                    "fio-u-[A-Za-z0-9_=-]{64}"));

    private ServiceDetectors() {}
}
