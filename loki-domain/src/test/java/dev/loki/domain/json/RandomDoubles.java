package dev.loki.domain.json;

import java.util.Random;

/** Finite doubles from a fixed seed: any bit pattern, and those whose decimal spelling is hard. */
final class RandomDoubles {
    private final Random random = new Random(20260221);

    double next() {
        double candidate = pick(random.nextInt(6));
        return Double.isFinite(candidate) ? candidate : next();
    }

    private double pick(int kind) {
        return switch (kind) {
            case 0 -> besideAPowerOfTwo();
            case 1 -> quartersNearTwoToTheFifty();
            case 2 -> shortDecimal();
            default -> Double.longBitsToDouble(random.nextLong());
        };
    }

    private double besideAPowerOfTwo() {
        double power = Math.scalb(1.0, random.nextInt(2098) - 1074);
        return switch (random.nextInt(3)) {
            case 0 -> Math.nextDown(power);
            case 1 -> Math.nextUp(power);
            default -> power;
        };
    }

    /** Quarters that lie halfway between two decimals which both read back. */
    private double quartersNearTwoToTheFifty() {
        return 0x1p50 + random.nextInt(1 << 20) * 0.25;
    }

    private double shortDecimal() {
        return Double.parseDouble(random.nextInt(100_000) + "e" + (random.nextInt(640) - 330));
    }
}
