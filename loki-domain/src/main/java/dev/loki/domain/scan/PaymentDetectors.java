package dev.loki.domain.scan;

import static dev.loki.domain.scan.Detector.token;

import java.util.List;

/** Credentials of payment and shop services. */
final class PaymentDetectors {

    static final List<Detector> ROWS = List.of(
            token(
                            "stripe-key",
                            "Stripe secret or restricted key",
                            "https://docs.stripe.com/keys",
                            "([sr]k_live_)[A-Za-z0-9]{16,247}",
                            "([sr]k_test_)[A-Za-z0-9]{16,247}",
                            "(whsec_)[A-Za-z0-9+/=]{32,64}")
                    .showing(3),
            token(
                            "square-token",
                            "Square access token or secret",
                            "https://developer.squareup.com/docs/build-basics/access-tokens",
                            "(sq0[a-z]{3}-)[A-Za-z0-9_-]{22,43}",
                            "EAAA[A-Za-z0-9_-]{60}")
                    .showing(3),
            token(
                            "shopify-token",
                            "Shopify token or secret",
                            "https://shopify.dev/docs/apps/build/authentication-authorization",
                            "shpat_[a-fA-F0-9]{32}",
                            "shpca_[a-fA-F0-9]{32}",
                            "shppa_[a-fA-F0-9]{32}",
                            "shpss_[a-fA-F0-9]{32}")
                    .showing(6),
            token(
                    "paypal-braintree-token",
                    "Braintree access token",
                    "https://developer.paypal.com/braintree/docs/guides/authorization/overview",
                    "access_token\\$production\\$[a-z0-9]{16}\\$[a-f0-9]{32}"),
            token(
                    "adyen-api-key",
                    "Adyen API key",
                    "https://docs.adyen.com/development-resources/api-credentials/",
                    "(AQE)[a-z][A-Za-z0-9+/=-]{60,200}"),
            token(
                            "flutterwave-key",
                            "Flutterwave secret key",
                            "https://developer.flutterwave.com/v3.0/docs/authentication",
                            "FLWSECK_TEST-[a-f0-9]{32}-X",
                            "FLWSECK-[a-f0-9]{32}-X")
                    .showing(7),
            token(
                    "razorpay-key",
                    "Razorpay key id",
                    "https://razorpay.com/docs/api/authentication/",
                    "rzp_live_[A-Za-z0-9]{14}"),
            token(
                            "plaid-token",
                            "Plaid access token",
                            "https://plaid.com/docs/api/items/",
                            "access-production-[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}",
                            "access-sandbox-[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}")
                    .showing(7),
            token(
                    "gocardless-token",
                    "GoCardless access token",
                    "https://developer.gocardless.com/api-reference/#making-requests-authentication",
                    "(live_)[A-Za-z0-9_-]{40}"));

    private PaymentDetectors() {}
}
