package dev.loki.http;

import java.util.Locale;
import java.util.regex.Pattern;

/** This machine, by a name or an address that needs no name server to be told apart from others. */
public final class Loopback {

    private static final String BYTE = "(0|[1-9][0-9]?|1[0-9][0-9]|2[0-4][0-9]|25[0-5])";

    /** Written in full: of shorter or other spellings, each program thinks its own. */
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127\\." + BYTE + "\\." + BYTE + "\\." + BYTE + "|::1|(0{1,4}:){7}0{0,3}1");

    private Loopback() {}

    /**
     * Whether a host is this machine, whatever name servers say: {@code localhost}, {@code 127.0.0.0/8}, {@code ::1}.
     *
     * @param host a name or an address; one of IPv6 may stand in brackets
     */
    public static boolean isNamedBy(String host) {
        boolean inBrackets = host.startsWith("[") && host.endsWith("]");
        String bare = inBrackets ? host.substring(1, host.length() - 1) : host;
        return LOOPBACK.matcher(bare.toLowerCase(Locale.ROOT)).matches() && (!inBrackets || bare.contains(":"));
    }
}
