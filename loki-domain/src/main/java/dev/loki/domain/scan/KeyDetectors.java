package dev.loki.domain.scan;

import static dev.loki.domain.scan.Detector.token;
import static dev.loki.domain.scan.Detector.verified;

import java.util.List;

/** Cryptographic keys and signed tokens, whoever made them. */
final class KeyDetectors {

    static final List<Detector> ROWS = List.of(
            verified("json-web-token", "JSON web token", "https://www.rfc-editor.org/rfc/rfc7519", JsonWebToken.PROBE)
                    .showing(3),
            verified(
                            "private-json-web-key",
                            "private JSON web key",
                            "https://www.rfc-editor.org/rfc/rfc7517",
                            PrivateJsonWebKey.PROBE)
                    .and(new Entropy(3.0))
                    .and(NoPlaceholder.FILTER),
            token(
                    "age-secret-key",
                    "age secret key",
                    "https://age-encryption.org/v1",
                    "AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}"),
            token(
                    "wireguard-private-key",
                    "WireGuard private or preshared key",
                    "https://www.wireguard.com/quickstart/",
                    "(PrivateKey = )[A-Za-z0-9+/]{43}=",
                    "(PresharedKey = )[A-Za-z0-9+/]{43}="),
            token(
                    "bip32-private-key",
                    "Bitcoin extended private key",
                    "https://github.com/bitcoin/bips/blob/master/bip-0032.mediawiki",
                    "xprv[1-9A-HJ-NP-Za-km-z]{107}"));

    private KeyDetectors() {}
}
