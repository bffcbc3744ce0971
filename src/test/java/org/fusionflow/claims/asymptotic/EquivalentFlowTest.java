package org.fusionflow.claims.asymptotic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.claims.OneClaim;
import org.fusionflow.claims.document.Claim;
import org.fusionflow.claims.document.ClaimDocument;
import org.fusionflow.claims.result.Finding;
import org.fusionflow.reduced.HalfTimeReference;
import org.fusionflow.reduced.run.HalfTimeStretches.Stretch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Half times of networks with learning rates, other objectives and unequal starts, and the laws that are tested with them. */
class EquivalentFlowTest {
    /**
     * The layers of {@code (A:2,B:2):1} integrated one by one, each at its own rate, by Runge and Kutta's rule: the half times are those of the plain flow
     * of scaled inputs. Steps of 1e-3 leave an error of 1e-9.
     */
    @Test
    void halfTimesAreThoseOfTheLayersAtTheirRates() {
        FusionTree tree = FusionTree.parse("(A:2,B:2):1");
        RandomStatistics data = new RandomStatistics(tree);
        Map<String, Double> values = data.draw(new Random(5), all -> true).orElseThrow();
        double kA = 0.5;
        double kB = 1.5;
        double kS = 2;
        double lA = 0.7;
        double u0 = 0.05;
        EquivalentFlow network = network(
                tree,
                data,
                "rates: A = 1/2, B = 3/2, AB = 2|starts: B = 2*u0|objective: Loss + 7/10*(yy - 2*sA*wA + vA*wA^2)/2");
        List<Double> lengths = network.lengths(values, u0);
        List<Stretch> stretches = new HalfTimes()
                .of(tree, network.moments(values), List.of(lengths))
                .get(0);
        var half = HalfTimeReference.of(tree, network.moments(values), 2 * u0 / Math.sqrt(kB))
                .halfNorms()
                .norms();
        // Maps of scaled inputs are those of the inputs over the product of the roots of the rates.
        double[] target = {half.at(0) * kA * Math.sqrt(kS), half.at(1) * kB * Math.sqrt(kS)};
        double[] a = {u0, u0, 2 * u0, 2 * u0, Math.sqrt(kS * (u0 * u0 / kA + 4 * u0 * u0 / kB))};
        double[] rates = {kA, kA, kB, kB, kS};
        double[] found = new double[2];
        double time = 0;
        double step = 1e-3;
        while (found[0] == 0 || found[1] == 0) {
            double[] before = {a[0] * a[1] * a[4], a[2] * a[3] * a[4]};
            a = rungeKutta(a, rates, values, lA, step);
            double[] after = {a[0] * a[1] * a[4], a[2] * a[3] * a[4]};
            for (int m = 0; m < 2; m++) {
                if (found[m] == 0 && after[m] >= target[m]) {
                    found[m] = time + step * (target[m] - before[m]) / (after[m] - before[m]);
                }
            }
            time += step;
        }
        double clock = 0;
        for (Stretch stretch : stretches) {
            clock += stretch.duration();
            assertEquals(clock, found[stretch.modality()], 1e-5 * clock);
        }
    }

    private static double[] rungeKutta(double[] a, double[] rates, Map<String, Double> values, double lA, double step) {
        double[] k1 = rate(a, rates, values, lA);
        double[] k2 = rate(moved(a, k1, step / 2), rates, values, lA);
        double[] k3 = rate(moved(a, k2, step / 2), rates, values, lA);
        double[] k4 = rate(moved(a, k3, step), rates, values, lA);
        double[] next = a.clone();
        for (int i = 0; i < a.length; i++) {
            next[i] += step / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
        }
        return next;
    }

    private static double[] moved(double[] a, double[] rate, double step) {
        double[] moved = a.clone();
        for (int i = 0; i < a.length; i++) {
            moved[i] += step * rate[i];
        }
        return moved;
    }

    private static double[] rate(double[] a, double[] rates, Map<String, Double> values, double lA) {
        double wA = a[0] * a[1] * a[4];
        double wB = a[2] * a[3] * a[4];
        double fA = (1 + lA) * (value(values, "sA") - value(values, "vA") * wA) - value(values, "vAB") * wB;
        double fB = value(values, "sB") - value(values, "vB") * wB - value(values, "vAB") * wA;
        return new double[] {
            rates[0] * a[1] * a[4] * fA,
            rates[1] * a[0] * a[4] * fA,
            rates[2] * a[3] * a[4] * fB,
            rates[3] * a[2] * a[4] * fB,
            rates[4] * (a[0] * a[1] * fA + a[2] * a[3] * fB)
        };
    }

    private static double value(Map<String, Double> values, String name) {
        return values.getOrDefault(name, Double.NaN);
    }

    private static EquivalentFlow network(FusionTree tree, RandomStatistics data, String fields) {
        Claim claim = ClaimDocument.parse(
                        "a.md",
                        OneClaim.block(
                                "name: n|architecture: " + tree.newick() + "|" + fields + "|asymptotic: timeRatio ~ 1"))
                .claims()
                .get(0);
        return new EquivalentFlow(claim, tree, data, Set.copyOf(data.names()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // Ratio with rates, and neighbours: a rate forgotten, in the wrong place, of the wrong power.
                "supported; (A:2,B:2):0|rates: B = 3/2|assume: sA > 2*sB; timeRatio == 1 + (sA - 3/2*sB)/(3/2*Abs(sB - sA*vAB/vA))",
                "contradicted; (A:2,B:2):0|rates: B = 3/2|assume: sA > 2*sB; timeRatio == 1 + (sA - sB)/Abs(sB - sA*vAB/vA)",
                "contradicted; (A:2,B:2):0|rates: B = 3/2|assume: sA > 2*sB; timeRatio == 1 + (sA - 3/2*sB)/Abs(sB - sA*vAB/vA)",
                "contradicted; (A:2,B:2):0|rates: B = 3/2|assume: sA > 2*sB; timeRatio == 1 + (3/2*sA - sB)/(3/2*Abs(sB - sA*vAB/vA))",
                // Ties, and what is none.
                "supported; (A:3,B:3):0|rates: B = sA/sB; timeRatio ~ 1",
                "contradicted; (A:3,B:3):0|rates: B = sB/sA; timeRatio ~ 1",
                "contradicted; (A:4,B:4):0|rates: B = (sA/sB)^(4/5); timeRatio == 1",
                // Unequal starts: the power counts for two layers, the factor for more.
                "supported; (A:3,B:3):0|starts: B = 6/5*u0|assume: sA > 3/2*sB; timeRatio == 1 + (5/6*sA - sB)/Abs(sB - sA*vAB/vA)",
                "contradicted; (A:3,B:3):0|starts: B = 6/5*u0|assume: sA > 3/2*sB; timeRatio == 1 + (25/36*sA - sB)/Abs(sB - sA*vAB/vA)",
                "supported; (A:2,B:2):0|starts: B = 2*u0; timeRatio ~ 1 + (sA - sB)/Abs(sB - sA*vAB/vA)",
                // Objectives.
                "supported; (A:2,B:2):0|objective: Loss + (yy - 2*sB*wB + vB*wB^2)/8|assume: sA > 3/2*sB; timeRatio == 1 + (sA - 5/4*sB)/Abs(sB - sA*vAB/vA + sB/4)",
                "contradicted; (A:2,B:2):0|objective: Loss + (yy - 2*sB*wB + vB*wB^2)/8|assume: sA > 3/2*sB; timeRatio == 1 + (sA - 5/4*sB)/Abs(sB - sA*vAB/vA - sB/4)",
            })
    void laws(String verdict, String fields, String law) {
        Finding finding = OneClaim.finding("name: n|architecture: " + fields + "|asymptotic: " + law);
        assertEquals(verdict, finding.verdict(), finding.detail());
        assertEquals(true, finding.detail().contains(" as stated, u0 from "), finding.detail());
    }

    @Test
    void aRateThatIsNotAboveZeroIsNoRate() {
        Finding finding =
                OneClaim.finding("name: n|architecture: (A:2,B:2):0|rates: B = sB - 2*sA|asymptotic: timeRatio ~ 1");
        assertEquals("undecided", finding.verdict());
        assertNotEquals("", finding.detail());
        assertEquals(true, finding.detail().contains("the learning rate of B is -"), finding.detail());
    }
}
