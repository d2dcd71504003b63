package dev.loki.domain.tracker;

import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses from outside that a link may lead to: absolute, {@code http} or {@code https}, and nothing but an address. */
public final class WebAddress {

    /** The longest address, in characters. */
    public static final int LONGEST = 2_000;

    /** No user before the host, and no sign that ends a link in Markdown or HTML. */
    private static final Pattern FORM =
            Pattern.compile("(?i)https?://(?:[a-z0-9][a-z0-9.-]{0,252}|\\[[0-9a-f:.]{2,45}])"
                    + "(?::[0-9]{1,5})?(?:[/?#][a-z0-9._~:/?#@!$&'()*+,;=%-]*)?");

    private WebAddress() {}

    /** Why no link leads to an address, in words that do not repeat it; empty where one may. */
    public static Optional<String> fault(String address) {
        if (address.length() > LONGEST) {
            return Optional.of("the address of a link has at most " + LONGEST + " characters");
        }
        return FORM.matcher(address).matches()
                ? Optional.empty()
                : Optional.of("the address of a link must begin with http:// or https:// and a host, without a user's"
                        + " name, and hold no blank, quotation mark, bracket or letter beyond ASCII");
    }
}
