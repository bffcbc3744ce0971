package org.fusionflow.data.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;
import org.junit.jupiter.api.Test;

/** One pass over samples gives the moments of two passes, with the same bits whatever the threads and the pieces in which samples come. */
class MomentSumsTest {
    private static final FusionTree TREE = FusionTree.parse("(A:2,B:2):0");

    /** Inputs with means from 0 to 1e6 that drift from the first samples to the last, of very different size, and two outputs. */
    private static double[] rows(int samples, int d) {
        Gaussians random = new Gaussians(3, 1);
        double[] rows = new double[samples * (d + 2)];
        for (int s = 0; s < samples; s++) {
            double common = random.next();
            for (int k = 0; k < d; k++) {
                double unit = Math.pow(10, k % 7 - 3);
                rows[s * (d + 2) + k] = unit * (random.next() + 0.5 * common + Math.pow(10, k % 6) + 3.0 * s / samples);
            }
            rows[s * (d + 2) + d] = common + 5;
            rows[s * (d + 2) + d + 1] = random.next() - common;
        }
        return rows;
    }

    private static TrainingData streamed(double[] rows, int d, Preparation preparation, int piece) {
        Modalities modalities = new Modalities(List.of("A", "B"), List.of(d - 2, 2));
        List<String> names = java.util.stream.IntStream.range(0, d + 2)
                .mapToObj(k -> "c" + k)
                .toList();
        SampleStream stream = new SampleStream(modalities, 2, names);
        int samples = rows.length / (d + 2);
        for (int s = 0; s < samples; s += piece) {
            int count = Math.min(piece, samples - s);
            stream.add(java.util.Arrays.copyOfRange(rows, s * (d + 2), (s + count) * (d + 2)), count);
        }
        return stream.trainingData(preparation, TREE, Optional.empty());
    }

    /** Sum of products of deviations over P in 40 digits, of columns of doubles. */
    private static double exact(double[] rows, int width, int i, int j) {
        MathContext digits = new MathContext(40);
        int samples = rows.length / width;
        BigDecimal si = BigDecimal.ZERO;
        BigDecimal sj = BigDecimal.ZERO;
        BigDecimal products = BigDecimal.ZERO;
        for (int s = 0; s < samples; s++) {
            BigDecimal x = new BigDecimal(rows[s * width + i]);
            BigDecimal y = new BigDecimal(rows[s * width + j]);
            si = si.add(x);
            sj = sj.add(y);
            products = products.add(x.multiply(y));
        }
        BigDecimal count = BigDecimal.valueOf(samples);
        return products.divide(count, digits)
                .subtract(si.multiply(sj).divide(count.multiply(count), digits))
                .doubleValue();
    }

    @Test
    void onePassIsAsGoodAsTwoWithMeansFarAway() {
        int d = 9;
        double[] rows = rows(9000, d);
        Moments centred = streamed(rows, d, Preparation.CENTER, 9000).moments();
        for (int i = 0; i < d; i++) {
            for (int j = 0; j <= i; j++) {
                double unit = Math.sqrt(exact(rows, d + 2, i, i)) * Math.sqrt(exact(rows, d + 2, j, j));
                assertEquals(exact(rows, d + 2, i, j), centred.inputCovariance().at(i, j), 1e-12 * unit, i + "," + j);
            }
            double unit = Math.sqrt(exact(rows, d + 2, i, i)) * Math.sqrt(exact(rows, d + 2, d, d));
            assertEquals(exact(rows, d + 2, d, i), centred.rows().get(0).at(i), 1e-12 * unit);
        }
        double variance = exact(rows, d + 2, d, d) + exact(rows, d + 2, d + 1, d + 1);
        assertEquals(variance, centred.outputVariance(), 1e-12 * variance);
    }

    @Test
    void samplesThatAreKeptHaveTheSameMoments() {
        int d = 9;
        double[] rows = rows(5000, d);
        Modalities modalities = new Modalities(List.of("A", "B"), List.of(d - 2, 2));
        Samples samples = Samples.of(modalities, 5000, 2, (s, x, y) -> {
            System.arraycopy(rows, s * (d + 2), x, 0, d);
            System.arraycopy(rows, s * (d + 2) + d, y, 0, 2);
        });
        for (Preparation preparation : Preparation.values()) {
            Moments kept = preparation.of(TrainingData.of(samples)).moments();
            TrainingData stream = streamed(rows, d, preparation, 777);
            Moments passed = stream.moments();
            for (int i = 0; i < d; i++) {
                for (int j = 0; j <= i; j++) {
                    double unit = Math.sqrt(kept.inputCovariance().at(i, i)
                            * kept.inputCovariance().at(j, j));
                    assertEquals(
                            kept.inputCovariance().at(i, j),
                            passed.inputCovariance().at(i, j),
                            1e-12 * unit);
                }
                double unit = Math.sqrt(kept.inputCovariance().at(i, i) * kept.outputVariance());
                assertEquals(kept.rows().get(1).at(i), passed.rows().get(1).at(i), 1e-12 * unit);
            }
            assertTrue(stream.samples().isEmpty());
            assertTrue(stream.warnings().get(0).startsWith("5000 samples of 11 numbers are too many to be kept"));
        }
    }

    @Test
    void threadsAndPiecesDoNotChangeABit() throws ExecutionException, InterruptedException {
        int d = 600;
        double[] rows = rows(2500, d);
        Moments one = streamed(rows, d, Preparation.CENTER, 2500).moments();
        Moments pieces = streamed(rows, d, Preparation.CENTER, 13).moments();
        assertEquals(one.rows(), pieces.rows());
        for (int threads : new int[] {1, 5}) {
            ForkJoinPool pool = new ForkJoinPool(threads);
            try {
                Moments other = pool.submit(
                                () -> streamed(rows, d, Preparation.CENTER, 100).moments())
                        .get();
                assertEquals(one.rows(), other.rows());
                for (int i = 0; i < d; i++) {
                    for (int j = 0; j < d; j++) {
                        assertEquals(
                                one.inputCovariance().at(i, j),
                                other.inputCovariance().at(i, j));
                    }
                }
            } finally {
                pool.shutdown();
            }
        }
    }

    @Test
    void columnsAreKnownWithoutTheSamples() {
        Modalities modalities = new Modalities(List.of("A", "B"), List.of(3, 2));
        SampleStream stream = new SampleStream(modalities, 1, List.of("a", "b", "c", "d", "e", "y"));
        Gaussians random = new Gaussians(1, 1);
        for (int s = 0; s < 9000; s++) {
            double x = random.next();
            double z = random.next();
            stream.add(new double[] {x, z, x, 0.1, 3 - 2 * z, x + z}, 1);
        }
        ColumnReport report = stream.trainingData(Preparation.CENTER, TREE, Optional.empty())
                .columns()
                .orElseThrow();
        assertEquals(9000, report.samples());
        assertEquals(List.of("d"), report.constant());
        assertEquals(List.of(List.of("a", "c")), report.equal());
        assertEquals(List.of(List.of("b", "e")), report.rescaled());
    }
}
