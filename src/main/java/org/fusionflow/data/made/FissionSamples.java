package org.fusionflow.data.made;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.file.MappingReader;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.samples.Gaussians;
import org.fusionflow.data.samples.Population;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;

/**
 * Data for networks with one input modality and several groups of outputs (fission):
 * {@code x ~ N(0, std^2 1)} of D inputs and {@code y_g = W_g x + noise} for every group g. In one line:
 * {@code inputs=10,outputs=2,norm.1=2,rho=0.3}. Keys:
 *
 * <ul>
 *   <li>{@code inputs}: D, required
 *   <li>{@code outputs=G}: G groups of one output each, named 1 to G; 2 unless given. Or groups with names and sizes of their
 *       own: {@code C=3,D=1} is a group C of 3 outputs and D of one
 *   <li>{@code norm.1}: Frobenius norm of the group's teacher {@code W_g}, 1 unless given; its rows have equal norms and are
 *       orthogonal
 *   <li>{@code rho}: cosine of the angle between the i-th rows of the teachers of any two groups, where both have one; 0 unless
 *       given. All other pairs of rows are orthogonal
 *   <li>{@code teacher}: {@code random}, independent directions drawn for the teachers (the default), or {@code axes}: the first
 *       row points along the first input, each further one into the span of those before and of the next input, with a positive
 *       part along that (the Cholesky factor of the rows' cosines)
 *   <li>{@code std}: standard deviation of every input, 1 unless given
 *   <li>{@code noise}: standard deviation of the noise in each output, 0 unless given
 *   <li>{@code samples}, {@code heldout}, {@code seed}: as for {@link Sampling}; the directions of the teachers depend on the seed
 *       alone
 * </ul>
 *
 * <p>Then {@code Sigma = std^2 1}, {@code Sigma_yx = std^2 W}, and the variance of the outputs without noise is
 * {@code std^2 sum norm_g^2}. The published data, {@code x ~ N(0, 4)} and {@code y = (x/2, x)}, are
 * {@code inputs=1,norm.1=0.5,norm.2=1,rho=1,std=2,teacher=axes,samples=8192}.
 *
 * @param groups names and sizes of the groups; the outputs are in their order, r together
 * @param population where the samples come from, one modality A of D inputs
 * @param sampling how many, and from which seed
 */
public record FissionSamples(Modalities groups, Population population, Sampling sampling) implements Generator {
    private static final int LARGEST_DIMENSION = 2000;

    /** Rows are linearly dependent if an eigenvalue of their correlations is below this; its round-off is about 1e-16. */
    private static final double RANK_CUT = 1e-12;

    private static final String FORM =
            "inputs=, outputs= or GROUP=SIZE, norm.GROUP=, rho=, teacher=, std=, noise=, " + Sampling.FORM;

    public FissionSamples {
        if (groups.inputs() != population.outputs()) {
            throw new InvalidInput("fission: expected " + groups.inputs() + " outputs for the groups " + groups.names()
                    + ", got " + population.outputs());
        }
        sampling.requireRoom(population.modalities(), population.outputs());
    }

    /**
     * @throws InvalidInput naming the part that is wrong
     */
    public static FissionSamples parse(String text) {
        return read(OptionValue.of("fission", text));
    }

    /** The same from an option or a YAML mapping. */
    public static FissionSamples read(Value value) {
        return value.checked(() -> read(new MappingReader(value, FORM)));
    }

    private static FissionSamples read(MappingReader spec) {
        boolean seeded = spec.has("seed");
        Sampling sampling = Sampling.take(spec);
        int inputs = spec.required("inputs").whole(1, LARGEST_DIMENSION);
        double std = spec.number("std").orElse(1.0);
        if (!(std >= 1 / BlockCovariance.LARGEST_STD && std <= BlockCovariance.LARGEST_STD)) {
            throw spec.problem("std " + std + ": expected a number from " + 1 / BlockCovariance.LARGEST_STD + " to "
                    + BlockCovariance.LARGEST_STD);
        }
        double noise = spec.number("noise").orElse(0.0);
        boolean axes = spec.word("teacher", "random", "axes").equals("axes");
        sampling.requireDraws(spec, "seed", seeded && axes);
        double rho = spec.number("rho").orElse(0.0);
        Map<String, Double> norms = spec.numbers("norm.");
        Modalities groups = groups(spec);
        double[] norm = BlockCovariance.valued(spec, groups, norms, "norm.", 0, BlockCovariance.LARGEST_STD);
        double[][] covariance = new double[inputs][inputs];
        for (int i = 0; i < inputs; i++) {
            covariance[i][i] = std * std;
        }
        Population population = new Population(
                new Modalities(List.of("A"), List.of(inputs)),
                new Symmetric(covariance),
                teachers(groups, norm, directions(spec, groups, rho, inputs, axes, sampling.seed())),
                noise);
        return new FissionSamples(groups, population, sampling);
    }

    private static Modalities groups(MappingReader spec) {
        Optional<Integer> count = spec.whole("outputs", 2, Samples.MOST_OUTPUTS).map(Long::intValue);
        Optional<Modalities> named = spec.sizes("outputs", Samples.MOST_OUTPUTS);
        if (named.isPresent()) {
            if (count.isPresent()) {
                throw spec.problem("expected either outputs= or groups by name, not both");
            }
            if (named.get().count() < 2) {
                throw spec.problem(
                        "expected at least two groups, got " + named.get().names());
            }
            return named.get();
        }
        List<String> names = IntStream.rangeClosed(1, count.orElse(2))
                .mapToObj(Integer::toString)
                .toList();
        return new Modalities(names, names.stream().map(name -> 1).toList());
    }

    /** Unit rows with the given cosines: {@code sum sqrt(lambda) v q'} over the eigenpairs of their Gram matrix, q orthonormal. */
    private static double[][] directions(
            MappingReader spec, Modalities groups, double rho, int inputs, boolean axes, long seed) {
        double[] ones = BlockCovariance.valued(spec, groups, Map.of(), "", 1, 1);
        double[][] cosines = BlockCovariance.rows(groups, ones, rho, "fission");
        Symmetric gram = new Symmetric(cosines);
        int rank = (int) IntStream.range(0, gram.size())
                .filter(k -> gram.eigenvalue(k) > RANK_CUT * gram.largestEigenvalue())
                .count();
        if (rank > inputs) {
            throw spec.problem("inputs " + inputs + ": expected at least " + rank
                    + ", one for each of the outputs that are independent at this rho");
        }
        if (axes) {
            return cholesky(cosines, inputs);
        }
        List<Vector> orthonormal = orthonormal(rank, inputs, new Gaussians(seed, Gaussians.TEACHER));
        double[][] rows = new double[gram.size()][inputs];
        for (int n = 0; n < rank; n++) {
            int k = gram.size() - rank + n;
            Vector v = gram.eigenvector(k);
            for (int o = 0; o < rows.length; o++) {
                double factor = Math.sqrt(gram.eigenvalue(k)) * v.at(o);
                for (int i = 0; i < inputs; i++) {
                    rows[o][i] += factor * orthonormal.get(n).at(i);
                }
            }
        }
        return rows;
    }

    /** Unit rows with these cosines, each within the first inputs that it needs. A row that depends on those before needs no new one. */
    private static double[][] cholesky(double[][] cosines, int inputs) {
        double[][] rows = new double[cosines.length][inputs];
        int used = 0;
        int[] pivots = new int[inputs];
        for (int o = 0; o < rows.length; o++) {
            double left = cosines[o][o];
            for (int i = 0; i < used; i++) {
                int before = pivots[i];
                double sum = cosines[o][before];
                for (int k = 0; k < i; k++) {
                    sum -= rows[o][k] * rows[before][k];
                }
                rows[o][i] = sum / rows[before][i];
                left -= rows[o][i] * rows[o][i];
            }
            if (left > RANK_CUT && used < inputs) {
                pivots[used] = o;
                rows[o][used++] = Math.sqrt(left);
            }
        }
        return rows;
    }

    private static List<Vector> orthonormal(int count, int size, Gaussians gaussians) {
        List<Vector> rows = new ArrayList<>();
        while (rows.size() < count) {
            Vector next = gaussians.next(size);
            // Twice is enough (Kahan and Parlett): what rounding leaves of the others after the first time goes.
            for (int pass = 0; pass < 2; pass++) {
                for (Vector row : rows) {
                    next = next.minus(row.times(row.dot(next)));
                }
                next = next.times(1 / next.norm());
            }
            rows.add(next);
        }
        return rows;
    }

    private static List<Vector> teachers(Modalities groups, double[] norm, double[][] directions) {
        List<Vector> rows = new ArrayList<>();
        for (int g = 0; g < groups.count(); g++) {
            double each = norm[g] / Math.sqrt(groups.dimensions().get(g));
            for (int o = groups.start(g); o < groups.start(g + 1); o++) {
                rows.add(Vector.of(directions[o]).times(each));
            }
        }
        return rows;
    }

    @Override
    public TrainingData trainingData(FusionTree tree) {
        return sampling.of(population.named(tree), tree);
    }

    @Override
    public Optional<Population> population(FusionTree tree) {
        return sampling.population(population.named(tree));
    }
}
