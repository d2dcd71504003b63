package dev.loki.domain.scan;

import static dev.loki.domain.scan.Detector.token;

import java.util.List;

/** Credentials of code hosts, package registries and build services. */
final class CodeDetectors {

    static final List<Detector> ROWS = List.of(
            token(
                            "gitlab-token",
                            "GitLab token",
                            "https://docs.gitlab.com/security/tokens/#token-prefixes",
                            "glpat-[A-Za-z0-9_-]{20}",
                            "glpat-[A-Za-z0-9_-]{27,300}\\.[a-z0-9]{2}\\.[a-z0-9]{9}",
                            "glpat-[A-Za-z0-9_-]{27,300}\\.[a-z0-9]{9}",
                            "glrt-t[0-9]_[A-Za-z0-9_-]{27,300}\\.[a-z0-9]{9}",
                            "gldt-[A-Za-z0-9_-]{20}",
                            "glrt-[A-Za-z0-9_-]{20}",
                            "glptt-[a-f0-9]{40}",
                            "glft-[A-Za-z0-9_-]{20}",
                            "glimt-[A-Za-z0-9_-]{25}",
                            "glagent-[A-Za-z0-9_-]{50}",
                            "gloas-[a-f0-9]{64}",
                            "glsoat-[A-Za-z0-9_-]{20}",
                            "glcbt-[a-z0-9]{1,5}_[A-Za-z0-9_-]{20}",
                            "glffct-[A-Za-z0-9_-]{20}")
                    .showing(4),
            token(
                    "gitlab-runner-registration-token",
                    "GitLab runner registration token",
                    "https://docs.gitlab.com/security/tokens/#token-prefixes",
                    "GR1348941[A-Za-z0-9_-]{20}"),
            token(
                            "bitbucket-token",
                            "Bitbucket or Atlassian API token",
                            "https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/",
                            "ATATT3[A-Za-z0-9_=-]{100,300}",
                            "ATCTT3[A-Za-z0-9_=-]{100,300}",
                            "ATBB[A-Za-z0-9]{32}")
                    .showing(4),
            token("npm-token", "npm access token", "https://docs.npmjs.com/about-access-tokens", "npm_[A-Za-z0-9]{36}")
                    .and(Base62Checksum.FILTER),
            token(
                    "npm-legacy-token",
                    "npm registry token in .npmrc",
                    "https://docs.npmjs.com/cli/configuring-npm/npmrc",
                    "(:_authToken=)[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}"),
            token(
                            "pypi-token",
                            "PyPI or TestPyPI API token",
                            "https://pypi.org/help/#apitoken",
                            "(pypi-AgE)[A-Za-z0-9_-]{50,600}")
                    .showing(5),
            token(
                    "rubygems-api-key",
                    "RubyGems API key",
                    "https://guides.rubygems.org/api-key-scopes/",
                    "rubygems_[a-f0-9]{48}"),
            token(
                    "crates-io-token",
                    "crates.io API token",
                    "https://doc.rust-lang.org/cargo/reference/publishing.html",
                    "cio[A-Za-z0-9]{32}"),
            token(
                    "nuget-api-key",
                    "NuGet API key",
                    "https://learn.microsoft.com/en-us/nuget/nuget-org/scoped-api-keys",
                    "oy2[a-z0-9]{43}"),
            token(
                    "clojars-token",
                    "Clojars deploy token",
                    "https://github.com/clojars/clojars-web/wiki/Deploy-Tokens",
                    "CLOJARS_[a-z0-9]{60}"),
            token("hex-pm-key", "Hex API key", "https://hex.pm/docs/api", "hexapi_[a-f0-9]{32}"),
            token(
                            "docker-hub-token",
                            "Docker Hub access token",
                            "https://docs.docker.com/security/access-tokens/",
                            "dckr_pat_[A-Za-z0-9_-]{27}",
                            "dckr_oat_[A-Za-z0-9_-]{32}")
                    .showing(9),
            token(
                            "artifactory-token",
                            "JFrog Artifactory API key or reference token",
                            "https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens",
                            "AKCp[A-Za-z0-9]{69}",
                            "cmVmdGtuOjAxO[A-Za-z0-9]{50,60}")
                    .showing(4),
            token(
                            "sonar-token",
                            "SonarQube token",
                            "https://docs.sonarsource.com/sonarqube-server/latest/user-guide/managing-tokens/",
                            "(sq[upa]_)[a-f0-9]{40}")
                    .showing(4),
            token(
                            "circleci-token",
                            "CircleCI API token",
                            "https://circleci.com/docs/managing-api-tokens/",
                            "CCIPAT_[A-Za-z0-9]{22}_[a-f0-9]{40}",
                            "CCIPRJ_[A-Za-z0-9]{22}_[a-f0-9]{40}")
                    .showing(7),
            token(
                            "buildkite-token",
                            "Buildkite API or agent token",
                            "https://buildkite.com/docs/apis/managing-api-tokens",
                            "(bk[ua]a_)[a-z0-9]{40}")
                    .showing(5),
            token(
                    "sourcegraph-token",
                    "Sourcegraph access token",
                    "https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token",
                    "sgp_[a-f0-9]{40}",
                    "sgp_[a-fA-F0-9]{16}_[a-f0-9]{40}"),
            token(
                            "tailscale-key",
                            "Tailscale key",
                            "https://tailscale.com/kb/1085/auth-keys",
                            "tskey-auth-[A-Za-z0-9]{10,20}-[A-Za-z0-9]{20,40}",
                            "tskey-api-[A-Za-z0-9]{10,20}-[A-Za-z0-9]{20,40}",
                            "tskey-client-[A-Za-z0-9]{10,20}-[A-Za-z0-9]{20,40}")
                    .showing(6));

    private CodeDetectors() {}
}
