package dev.loki.adapter.socket.resident;

/**
 * The checksum of cksum(1), which a shell has on every system. It tells projects apart by mistake only as often as any 32 bits
 * do; that is why a client names its project, too.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9699919799/utilities/cksum.html">POSIX, cksum</a>
 */
final class PosixChecksum {

    private static final int POLYNOMIAL = 0x04C11DB7;
    private static final int BYTE = 8;

    private PosixChecksum() {}

    static long of(byte[] bytes) {
        int crc = 0;
        for (byte one : bytes) {
            crc = with(crc, one);
        }
        for (int length = bytes.length; length != 0; length >>>= BYTE) {
            crc = with(crc, (byte) length);
        }
        return Integer.toUnsignedLong(~crc);
    }

    private static int with(int crc, byte one) {
        int with = crc ^ (one << (Integer.SIZE - BYTE));
        for (int bit = 0; bit < BYTE; bit++) {
            with = with < 0 ? (with << 1) ^ POLYNOMIAL : with << 1;
        }
        return with;
    }
}
