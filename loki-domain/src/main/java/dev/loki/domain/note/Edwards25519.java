package dev.loki.domain.note;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.spec.EdECPoint;
import java.util.Arrays;
import java.util.Set;

/**
 * What the JDK does not offer of the curve of Ed25519 (RFC 8032, section 5.1): the public key that belongs to a private
 * one, and which public keys are to be refused. Slow, and its time depends on the key: for reading key files, not for
 * signing, which the JDK does.
 */
final class Edwards25519 {

    static final int KEY_LENGTH = 32;

    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger D = BigInteger.valueOf(-121665)
            .multiply(BigInteger.valueOf(121666).modInverse(P))
            .mod(P);
    private static final Point BASE = Point.of(
            new BigInteger("15112221349535400772501151409588531511454012693041857206046113283949847762202"),
            new BigInteger("46316835694926478169428394003475163141307993866256225615783033603165251855960"));
    private static final Point NEUTRAL = Point.of(BigInteger.ZERO, BigInteger.ONE);

    /** The y of points that vanish when they are multiplied by 8: of order 4, 1, 2 and 8. */
    private static final BigInteger ORDER_8 =
            new BigInteger("2707385501144840649318225287225658788936804267575313519463743609750303402022");

    private static final Set<BigInteger> SMALL_ORDER =
            Set.of(BigInteger.ZERO, BigInteger.ONE, P.subtract(BigInteger.ONE), ORDER_8, P.subtract(ORDER_8));

    private Edwards25519() {}

    /** The public key of a private key's 32 bytes (RFC 8032, section 5.1.5). */
    static byte[] publicKey(byte[] seed) {
        byte[] scalar = Arrays.copyOf(sha512(seed), KEY_LENGTH);
        scalar[0] &= (byte) 0xf8;
        scalar[KEY_LENGTH - 1] &= 0x7f;
        scalar[KEY_LENGTH - 1] |= 0x40;
        return encode(BASE.times(littleEndian(scalar)));
    }

    /**
     * Whether everybody agrees on what a key signed: it is the one spelling of its point, and the point is not of small
     * order, for which one signature fits many texts.
     */
    static boolean isSafe(byte[] publicKey) {
        BigInteger y = decode(publicKey).getY();
        return y.compareTo(P) < 0 && !SMALL_ORDER.contains(y);
    }

    static EdECPoint decode(byte[] publicKey) {
        byte[] y = publicKey.clone();
        boolean isOdd = (y[KEY_LENGTH - 1] & 0x80) != 0;
        y[KEY_LENGTH - 1] &= 0x7f;
        return new EdECPoint(isOdd, littleEndian(y));
    }

    private static byte[] encode(Point point) {
        BigInteger inverse = point.z.modInverse(P);
        byte[] bytes = new byte[KEY_LENGTH];
        byte[] y = point.y.multiply(inverse).mod(P).toByteArray();
        for (int i = 0; i < Math.min(y.length, KEY_LENGTH); i++) {
            bytes[i] = y[y.length - 1 - i];
        }
        if (point.x.multiply(inverse).mod(P).testBit(0)) {
            bytes[KEY_LENGTH - 1] |= (byte) 0x80;
        }
        return bytes;
    }

    private static BigInteger littleEndian(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return new BigInteger(1, reversed);
    }

    private static byte[] sha512(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-512").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java platform lacks SHA-512, which Ed25519 needs", e);
        }
    }

    /** Extended coordinates, so that nothing is divided on the way (RFC 8032, section 5.1.4). */
    private record Point(BigInteger x, BigInteger y, BigInteger z, BigInteger t) {

        static Point of(BigInteger x, BigInteger y) {
            return new Point(x, y, BigInteger.ONE, x.multiply(y).mod(P));
        }

        Point plus(Point other) {
            BigInteger a = y.subtract(x).multiply(other.y.subtract(other.x)).mod(P);
            BigInteger b = y.add(x).multiply(other.y.add(other.x)).mod(P);
            BigInteger c = t.multiply(D).multiply(other.t).shiftLeft(1).mod(P);
            BigInteger d = z.multiply(other.z).shiftLeft(1).mod(P);
            BigInteger e = b.subtract(a);
            BigInteger f = d.subtract(c);
            BigInteger g = d.add(c);
            BigInteger h = b.add(a);
            return new Point(
                    e.multiply(f).mod(P),
                    g.multiply(h).mod(P),
                    f.multiply(g).mod(P),
                    e.multiply(h).mod(P));
        }

        Point times(BigInteger factor) {
            Point sum = NEUTRAL;
            for (int bit = factor.bitLength() - 1; bit >= 0; bit--) {
                sum = sum.plus(sum);
                if (factor.testBit(bit)) {
                    sum = sum.plus(this);
                }
            }
            return sum;
        }
    }
}
