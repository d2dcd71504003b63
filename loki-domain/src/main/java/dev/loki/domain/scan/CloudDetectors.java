package dev.loki.domain.scan;

import static dev.loki.domain.scan.Detector.token;
import static dev.loki.domain.scan.Detector.verified;

import java.util.List;

/** Credentials of clouds, platforms and what deploys to them. */
final class CloudDetectors {

    static final List<Detector> ROWS = List.of(
            token(
                    "google-api-key",
                    "Google API key",
                    "https://cloud.google.com/docs/authentication/api-keys",
                    "AIza[A-Za-z0-9_-]{35}"),
            token(
                    "google-oauth-client-secret",
                    "Google OAuth client secret",
                    "https://developers.google.com/identity/protocols/oauth2",
                    "GOCSPX-[A-Za-z0-9_-]{28}"),
            token(
                    "google-oauth-access-token",
                    "Google OAuth access token",
                    "https://cloud.google.com/docs/authentication/token-types",
                    "ya29\\.[A-Za-z0-9_-]{20,400}"),
            token(
                    "google-oauth-refresh-token",
                    "Google OAuth refresh token",
                    "https://developers.google.com/identity/protocols/oauth2",
                    "(1//0)[A-Za-z0-9_-]{38,120}"),
            token(
                    "azure-storage-key",
                    "Azure storage or Cosmos DB account key",
                    "https://learn.microsoft.com/en-us/azure/storage/common/storage-account-keys-manage",
                    "AccountKey=[A-Za-z0-9+/]{86}=="),
            token(
                    "azure-shared-access-key",
                    "Azure Service Bus, Event Hubs or IoT shared access key",
                    "https://learn.microsoft.com/en-us/azure/service-bus-messaging/service-bus-sas",
                    "SharedAccessKey=[A-Za-z0-9+/]{43}="),
            token(
                            "azure-sas-signature",
                            "Azure shared access signature",
                            "https://learn.microsoft.com/en-us/azure/storage/common/storage-sas-overview",
                            "([?&]sig=)[A-Za-z0-9%]{43,80}")
                    .showing(5),
            token(
                    "azure-client-secret",
                    "Microsoft Entra ID client secret",
                    "https://learn.microsoft.com/en-us/entra/identity-platform/app-objects-and-service-principals",
                    "[A-Za-z0-9_~.-]{3}([0-9]Q~)[A-Za-z0-9_~.-]{31,34}"),
            token(
                    "azure-devops-token",
                    "Azure DevOps personal access token",
                    "https://learn.microsoft.com/en-us/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate",
                    "[A-Za-z0-9]{76}(AZDO)[A-Za-z0-9]{4}"),
            verified(
                            "azure-devops-token-assigned",
                            "Azure DevOps personal access token of the older form",
                            "https://learn.microsoft.com/en-us/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate",
                            AssignedShape.probe("azure_devops", "[a-z2-7]{52}"),
                            AssignedShape.probe("azuredevops", "[a-z2-7]{52}"),
                            AssignedShape.probe("vsts", "[a-z2-7]{52}"))
                    .and(new Entropy(3.0))
                    .and(NoPlaceholder.FILTER)
                    .and(StopWords.OF_EXAMPLES),
            token(
                            "azure-app-configuration-secret",
                            "Azure App Configuration secret",
                            "https://learn.microsoft.com/en-us/azure/azure-app-configuration/howto-best-practices",
                            "(;Secret=)[A-Za-z0-9+/=]{40,90}")
                    .showing(8),
            token(
                    "azure-functions-key",
                    "Azure Functions host or function key",
                    "https://learn.microsoft.com/en-us/azure/azure-functions/function-keys-how-to",
                    "[A-Za-z0-9_-]{44}(AzFu)[A-Za-z0-9_-]{5}[AQgw]=="),
            token(
                            "digitalocean-token",
                            "DigitalOcean token",
                            "https://docs.digitalocean.com/reference/api/create-personal-access-token/",
                            "(do[opr]_v1_)[a-f0-9]{64}")
                    .showing(7),
            token(
                    "heroku-api-key",
                    "Heroku API key",
                    "https://devcenter.heroku.com/articles/authentication",
                    "HRKU-AA[A-Za-z0-9_-]{58}"),
            verified(
                            "heroku-api-key-assigned",
                            "Heroku API key of the older form",
                            "https://devcenter.heroku.com/articles/authentication",
                            AssignedShape.probe(
                                    "heroku", "[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}"))
                    .and(new Entropy(3.0))
                    .and(NoPlaceholder.FILTER)
                    .and(StopWords.OF_EXAMPLES),
            verified(
                            "cloudflare-api-token",
                            "Cloudflare API token or global key",
                            "https://developers.cloudflare.com/fundamentals/api/get-started/create-token/",
                            AssignedShape.probe("cloudflare", "[A-Za-z0-9_-]{40}"),
                            AssignedShape.probe("cloudflare", "[a-f0-9]{37}"))
                    .and(new Entropy(3.0))
                    .and(NoPlaceholder.FILTER)
                    .and(StopWords.OF_EXAMPLES),
            token(
                    "cloudflare-origin-ca-key",
                    "Cloudflare origin CA key",
                    "https://developers.cloudflare.com/ssl/origin-configuration/origin-ca/",
                    "v1\\.0-[a-f0-9]{24}-[a-f0-9]{146}"),
            token(
                    "alibaba-access-key-id",
                    "Alibaba Cloud access key id",
                    "https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair",
                    "LTAI[A-Za-z0-9]{17,24}"),
            token(
                    "tencent-secret-id",
                    "Tencent Cloud secret id",
                    "https://www.tencentcloud.com/document/product/598/32675",
                    "AKID[A-Za-z0-9]{32}"),
            token(
                    "yandex-api-key",
                    "Yandex Cloud API key",
                    "https://yandex.cloud/en/docs/iam/concepts/authorization/api-key",
                    "AQVN[A-Za-z0-9_-]{35,38}"),
            token(
                    "ibm-cloud-api-key",
                    "IBM Cloud API key",
                    "https://cloud.ibm.com/docs/account?topic=account-userapikey",
                    "ApiKey-[A-Za-z0-9]{8}-[A-Za-z0-9]{4}-[A-Za-z0-9]{4}-[A-Za-z0-9]{4}-[A-Za-z0-9]{12}"),
            token(
                    "scaleway-access-key",
                    "Scaleway access key",
                    "https://www.scaleway.com/en/docs/iam/how-to/create-api-keys/",
                    "SCW[A-Z0-9]{17}"),
            token(
                            "flyio-token",
                            "Fly.io access token",
                            "https://fly.io/docs/security/tokens/",
                            "fo1_[A-Za-z0-9_-]{43}",
                            "(fm1[ar]_)[A-Za-z0-9+/=]{100,500}",
                            "fm2_[A-Za-z0-9+/=]{100,500}")
                    .showing(4),
            token(
                    "netlify-token",
                    "Netlify access token",
                    "https://docs.netlify.com/api/get-started/#authentication",
                    "nfp_[A-Za-z0-9]{36}",
                    "nfo_[A-Za-z0-9]{36}"),
            token(
                            "vercel-token",
                            "Vercel token",
                            "https://vercel.com/docs/rest-api#authentication",
                            "(vc[prkia]_)[A-Za-z0-9]{24,60}")
                    .showing(4),
            token("render-api-key", "Render API key", "https://render.com/docs/api", "rnd_[A-Za-z0-9]{32}"),
            token(
                            "planetscale-token",
                            "PlanetScale token",
                            "https://planetscale.com/docs/concepts/service-tokens",
                            "(pscale_tkn_)[A-Za-z0-9_.=-]{32,64}",
                            "(pscale_oauth_)[A-Za-z0-9_.=-]{32,64}",
                            "(pscale_pw_)[A-Za-z0-9_.=-]{32,64}")
                    .showing(7),
            token(
                            "supabase-token",
                            "Supabase access token or secret key",
                            "https://supabase.com/docs/guides/api/api-keys",
                            "sbp_[a-f0-9]{40}",
                            "sb_secret_[A-Za-z0-9_-]{31}")
                    .showing(3),
            token("neon-api-key", "Neon API key", "https://neon.com/docs/manage/api-keys", "napi_[a-z0-9]{64}"),
            token(
                    "databricks-token",
                    "Databricks token",
                    "https://docs.databricks.com/en/dev-tools/auth/pat.html",
                    "dapi[a-f0-9]{32}",
                    "dapi[a-f0-9]{32}-[0-9]"),
            token(
                    "terraform-cloud-token",
                    "HCP Terraform token",
                    "https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens",
                    "[A-Za-z0-9]{14}(\\.atlasv1\\.)[A-Za-z0-9_=-]{60,70}"),
            token(
                            "vault-token",
                            "HashiCorp Vault token",
                            "https://developer.hashicorp.com/vault/docs/concepts/tokens",
                            "(hv[sbr]\\.)[A-Za-z0-9_-]{24,300}")
                    .showing(4),
            token(
                    "hcp-client-secret",
                    "HashiCorp Cloud Platform client secret",
                    "https://developer.hashicorp.com/hcp/docs/hcp/iam/service-principal",
                    "(hcp\\.)[A-Za-z0-9_-]{64}"),
            token(
                    "pulumi-token",
                    "Pulumi access token",
                    "https://www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens/",
                    "pul-[a-f0-9]{40}"),
            token(
                            "doppler-token",
                            "Doppler token",
                            "https://docs.doppler.com/docs/service-tokens",
                            "dp\\.pt\\.[A-Za-z0-9]{43}",
                            "(dp\\.st\\.)[A-Za-z0-9._-]{40,80}",
                            "dp\\.ct\\.[A-Za-z0-9]{40,44}",
                            "dp\\.sa\\.[A-Za-z0-9]{40,44}")
                    .showing(6),
            token(
                    "infisical-token",
                    "Infisical service token",
                    "https://infisical.com/docs/documentation/platform/token",
                    "st\\.[a-f0-9]{24}\\.[a-f0-9]{64}"),
            token(
                    "clickhouse-cloud-key",
                    "ClickHouse Cloud API key secret",
                    "https://clickhouse.com/docs/cloud/manage/openapi",
                    "4b1d[A-Za-z0-9]{38}"),
            token(
                    "defined-networking-key",
                    "Defined Networking API key",
                    "https://docs.defined.net/guides/rotate-keys/",
                    "dnkey-[A-Z0-9]{26}-[A-Z0-9]{52}"),
            token(
                    "openshift-token",
                    "OpenShift user token",
                    "https://docs.openshift.com/container-platform/latest/authentication/managing-oauth-access-tokens.html",
                    "sha256~[A-Za-z0-9_-]{43}"));

    private CloudDetectors() {}
}
