package org.fusionflow.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Forty random targets, each from its number alone: 14 that are linear in both modalities, and 26 whose branches are drawn from seven kinds. The rules were
 * fixed before any of them was trained.
 *
 * @param number from 1 on, which is the seed of everything
 * @param text of the option {@code --target}
 */
record RectifiedTargets(int number, String text) {
    static final int COUNT = 40;
    private static final int LINEAR = 14;
    private static final int SAMPLES = 512;

    static List<RectifiedTargets> all() {
        List<RectifiedTargets> all = new ArrayList<>();
        for (int k = 1; k <= COUNT; k++) {
            all.add(of(k));
        }
        return all;
    }

    private static RectifiedTargets of(int number) {
        Random random = new Random(1000L + number);
        random.nextInt();
        int a = 1 + random.nextInt(3);
        int b = 1 + random.nextInt(3);
        String y = term("A", a, number <= LINEAR ? 0 : random.nextInt(7), random) + " + "
                + term("B", b, number <= LINEAR ? 0 : random.nextInt(7), random);
        double rho = random.nextInt(3) * 0.2;
        double noise = random.nextInt(2) * 0.2;
        return new RectifiedTargets(
                number,
                String.format(
                        Locale.ROOT,
                        "%s; A=%d,B=%d,samples=%d,seed=%d,rho=%.1f,noise=%.1f",
                        y,
                        a,
                        b,
                        SAMPLES,
                        number,
                        rho,
                        noise));
    }

    /** A function of one modality, of variance about c^2. */
    private static String term(String name, int size, int kind, Random random) {
        double c = 0.4 + 1.2 * random.nextDouble();
        String first = "x" + name + "1";
        String last = "x" + name + size;
        String linear = String.format(Locale.ROOT, "%.2f*%s", c, first);
        return switch (kind) {
            case 1 -> String.format(Locale.ROOT, "%.2f*abs(%s)", c, first);
            case 2 -> size > 1 ? String.format(Locale.ROOT, "%.2f*%s*%s", c, first, last) : linear;
            case 3 ->
                String.format(Locale.ROOT, "%.2f*max(%s - %s/2, 0)", c, first, size > 1 ? last : "abs(" + first + ")");
            case 4 ->
                size > 1
                        ? String.format(Locale.ROOT, "%.2f*(%s^2 - %s^2)/2", c, first, last)
                        : String.format(Locale.ROOT, "%.2f*(%s^2 - 1)/2", c, first);
            case 5 -> String.format(Locale.ROOT, "%s + %.2f*abs(%s)", linear, 0.5 * c, last);
            case 6 -> String.format(Locale.ROOT, "%.2f*sign(%s)", c, first);
            default -> linear;
        };
    }
}
