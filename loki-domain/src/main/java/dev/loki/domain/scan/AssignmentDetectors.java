package dev.loki.domain.scan;

import java.util.List;

/** Credentials that look like any other text and are known by where they stand. */
final class AssignmentDetectors {

    private static final String CWE = "https://cwe.mitre.org/data/definitions/798.html";

    static final List<Detector> SEED_ROWS = List.of(
            assigned(
                    "assigned-password",
                    "password in an assignment",
                    AssignedSecret.PASSWORD,
                    "password",
                    "passwd",
                    "passwort",
                    "passphrase",
                    "pwd",
                    "pass",
                    "pswd",
                    "pw",
                    "psk"),
            assigned(
                    "assigned-secret",
                    "key, token or secret in an assignment",
                    AssignedSecret.KEY,
                    "secret",
                    "token",
                    "api_key",
                    "apikey",
                    "api-key",
                    "api key",
                    "access_key",
                    "access key",
                    "accesskey",
                    "auth_key",
                    "authkey",
                    "private_key",
                    "privatekey",
                    "signing_key",
                    "encryption_key",
                    "credential",
                    "_key",
                    "_salt"));

    static final List<Detector> ROWS = List.of(
            credential(
                    "url-password",
                    "password or token in a URL",
                    "https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1",
                    UrlCredentials.PROBE),
            credential(
                    "connection-string-password",
                    "password in a connection string",
                    "https://learn.microsoft.com/en-us/dotnet/framework/data/adonet/connection-strings",
                    ConnectionString.PASSWORD,
                    ConnectionString.PWD),
            credential(
                    "basic-authorization",
                    "credentials of a Basic authorization header",
                    "https://www.rfc-editor.org/rfc/rfc7617",
                    BasicCredentials.PROBE),
            credential(
                    "registry-credentials",
                    "credentials of a package or image registry, as npm and Docker keep them",
                    "https://docs.docker.com/reference/cli/docker/login/",
                    RegistryCredentials.PROBE),
            credential(
                    "netrc-password",
                    "password in a .netrc file",
                    "https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html",
                    NetrcPassword.PROBE),
            credential(
                    "sql-password",
                    "password in a statement of SQL",
                    "https://www.postgresql.org/docs/current/sql-createrole.html",
                    SqlPassword.IDENTIFIED_BY,
                    SqlPassword.PASSWORD),
            credential(
                    "command-line-password",
                    "password as an option of a command",
                    "https://curl.se/docs/manpage.html#-u",
                    CommandLinePassword.USER,
                    CommandLinePassword.LONG_USER,
                    CommandLinePassword.PASSWORD),
            Detector.token(
                            "token-authorization",
                            "token of an authorization header, as GitHub and Django take them",
                            "https://docs.github.com/en/rest/authentication/authenticating-to-the-rest-api",
                            "([Tt]oken )[a-f0-9]{40}")
                    .and(Mixed.LETTERS_AND_DIGITS)
                    .showing(6)
                    .asGeneric(),
            Detector.token(
                            "bearer-authorization",
                            "token of a Bearer authorization header",
                            "https://www.rfc-editor.org/rfc/rfc6750",
                            "([Bb]earer )[A-Za-z0-9._~+/-]{20,500}")
                    .and(Mixed.LETTERS_AND_DIGITS)
                    .showing(7)
                    .asGeneric());

    private AssignmentDetectors() {}

    private static Detector assigned(String id, String title, Verifier verifier, String... names) {
        Probe[] probes = new Probe[names.length];
        for (int i = 0; i < names.length; i++) {
            probes[i] = new Probe(Keyword.folded(names[i]), verifierOf(names[i], verifier));
        }
        return credential(id, title, CWE, probes).asGeneric();
    }

    private static Verifier verifierOf(String name, Verifier verifier) {
        return switch (name) {
            case "pass", "pw", "psk" -> new WholeWord(verifier);
            case "passphrase" -> AssignedSecret.PASSPHRASE;
            case "secret" -> AssignedSecret.SECRET;
            case "token" -> AssignedSecret.TOKEN;
            case "_key", "_salt" -> AssignedSecret.NAMED_KEY;
            default -> verifier;
        };
    }

    private static Detector credential(String id, String title, String source, Probe... probes) {
        return Detector.verified(id, title, source, probes)
                .and(NoPlaceholder.FILTER)
                .and(NoKnownWord.FILTER)
                .and(StopWords.OF_EXAMPLES);
    }
}
