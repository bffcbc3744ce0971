package org.fusionflow.data.samples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Knowledge;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.moments.PrincipalAxes;
import org.fusionflow.linear.Semidefinite;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.linear.dense.RowSums;

/**
 * The distribution of samples: inputs of mean 0 and outputs {@code y = w* x + noise} with noise that is independent of the inputs and of other
 * outputs. It gives the expected error of a map on new data, tag [OP-8].
 *
 * <p>Usage: {@code population.draw(100, 1).moments()}.
 *
 * @param modalities names and dimensions, D inputs together
 * @param inputCovariance {@code Sigma*}, D x D, positive semidefinite
 * @param teachers {@code w*}, one row of D an output
 * @param noise standard deviation of the noise in each output, &ge; 0
 * @param rank of the input covariance; D unless it is known to be less
 */
public record Population(
        Modalities modalities, Symmetric inputCovariance, List<Vector> teachers, double noise, int rank) {
    public Population {
        teachers = List.copyOf(teachers);
        for (Vector teacher : teachers) {
            if (teacher.size() != modalities.inputs()) {
                throw new InvalidInput("teacher: expected " + modalities.inputs() + " numbers, one for each input, got "
                        + teacher.size());
            }
        }
        if (!(noise >= 0) || Double.isInfinite(noise)) {
            throw new InvalidInput("noise " + noise + ": expected a finite number of at least 0");
        }
        moments(modalities, inputCovariance, teachers, noise, rank);
    }

    /** A population whose inputs are not known to depend on each other. */
    public Population(Modalities modalities, Symmetric inputCovariance, List<Vector> teachers, double noise) {
        this(modalities, inputCovariance, teachers, noise, modalities.inputs());
    }

    /** A population with one output. */
    public Population(Modalities modalities, Symmetric inputCovariance, Vector teacher, double noise) {
        this(modalities, inputCovariance, List.of(teacher), noise);
    }

    /**
     * The one row of {@link #teachers()}.
     *
     * @throws InvalidInput if there are several outputs
     */
    public Vector teacher() {
        if (teachers.size() != 1) {
            throw new InvalidInput("population with " + teachers.size() + " outputs: expected one output here");
        }
        return teachers.get(0);
    }

    /** Number of outputs, r. */
    public int outputs() {
        return teachers.size();
    }

    /** The moments of infinitely many samples. */
    public Moments moments() {
        return moments(modalities, inputCovariance, teachers, noise, rank);
    }

    private static Moments moments(
            Modalities modalities, Symmetric covariance, List<Vector> teachers, double noise, int rank) {
        if (covariance.size() != modalities.inputs()) {
            throw new InvalidInput("inputCovariance: expected " + modalities.inputs() + " x " + modalities.inputs()
                    + ", got " + covariance.size() + " x " + covariance.size());
        }
        List<Vector> correlations = teachers.stream().map(covariance::leftTimes).toList();
        double variance = 0;
        for (int o = 0; o < teachers.size(); o++) {
            variance += correlations.get(o).dot(teachers.get(o)) + noise * noise;
        }
        return new Moments(
                modalities,
                covariance,
                correlations,
                variance,
                Knowledge.ofTeachers(teachers).withRank(rank));
    }

    /**
     * Generalization error {@code E_g(w) = ((w - w*) Sigma* (w - w*)' + noise^2) / 2}, the loss expected on a new sample; at
     * least {@link #irreducibleError()}.
     *
     * @param map {@code w}, blocks in the order of {@link #modalities()}; with several outputs one row of D after the other, and their errors
     *     are summed
     */
    public double generalizationError(Vector map) {
        int d = modalities.inputs();
        List<Vector> rows = new ArrayList<>();
        for (int o = 0; o < outputs(); o++) {
            rows.add(map.slice(o * d, (o + 1) * d));
        }
        return generalizationError(rows);
    }

    /**
     * The same, summed over the outputs.
     *
     * @param map {@code w}, one row an output
     */
    public double generalizationError(List<Vector> map) {
        if (map.size() != outputs()) {
            throw new IllegalArgumentException("map of " + map.size() + " rows for " + outputs() + " outputs");
        }
        double sum = 0;
        for (int o = 0; o < outputs(); o++) {
            sum += missed(map.get(o), teachers.get(o));
        }
        return sum + irreducibleError();
    }

    private double missed(Vector row, Vector teacher) {
        Vector miss = row.minus(teacher);
        // A form of a semidefinite matrix; below 0 it is rounding.
        return 0.5 * Math.max(0, inputCovariance.leftTimes(miss).dot(miss));
    }

    /** The generalization error of the teacher, {@code noise^2 / 2} summed over the outputs. */
    public double irreducibleError() {
        return 0.5 * noise * noise * outputs();
    }

    /**
     * Independent samples with Gaussian inputs and noise. They are drawn one after the other, inputs before noise, so a
     * larger set of the same seed begins with the smaller one.
     *
     * @param samples P, &ge; 1
     */
    public Samples draw(int samples, long seed) {
        return draw(samples, new Gaussians(seed, Gaussians.SAMPLES));
    }

    /**
     * Samples of the same seed that are independent of those of {@link #draw(int, long)}, however many these are.
     *
     * @param samples P, &ge; 1
     */
    public Samples drawHeldOut(int samples, long seed) {
        return draw(samples, new Gaussians(seed, Gaussians.HELD_OUT));
    }

    private Samples draw(int samples, Gaussians gaussians) {
        Samples.requireRoom(modalities, outputs(), samples);
        double[][] root = inputCovariance.squareRootRows();
        boolean diagonal = isDiagonal(root);
        double[][] rows = teachers.stream().map(Vector::toArray).toArray(double[][]::new);
        return Samples.of(modalities, samples, rows.length, (p, x, y) -> {
            multiply(root, diagonal, gaussians, x);
            for (int o = 0; o < y.length; o++) {
                y[o] = dot(rows[o], x) + noise * gaussians.next();
            }
        });
    }

    /** {@code x = root z} for a symmetric root and standard normal z. */
    private static void multiply(double[][] root, boolean diagonal, Gaussians gaussians, double[] x) {
        double[] z = new double[root.length];
        Arrays.setAll(z, i -> gaussians.next());
        if (diagonal) {
            Arrays.setAll(x, i -> z[i] * root[i][i]);
            return;
        }
        Arrays.fill(x, 0);
        RowSums.add(x, 0, x.length, root, 0, z.length, z, 0);
    }

    private static boolean isDiagonal(double[][] root) {
        for (int i = 0; i < root.length; i++) {
            for (int j = 0; j < i; j++) {
                if (root[i][j] != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private static double dot(double[] row, double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += row[i] * x[i];
        }
        return sum;
    }

    /**
     * The same population with its blocks in the tree's leaf order.
     *
     * @throws InvalidInput if the tree's modalities are not the ones of this population
     */
    public Population inOrderOf(FusionTree tree) {
        if (tree.names().equals(modalities.names())) {
            return this;
        }
        int[] indices = modalities.indicesInOrderOf(tree);
        return new Population(
                modalities.inOrderOf(tree),
                inputCovariance.block(indices),
                teachers.stream().map(row -> row.at(indices)).toList(),
                noise,
                rank);
    }

    /**
     * The same population in other axes of the inputs. Where these span a subspace, the teacher becomes the best map within it, and what that misses counts
     * as noise: the generalization error of a map within the subspace is the same.
     */
    public Population in(PrincipalAxes axes) {
        Symmetric turned = axes.turned(inputCovariance);
        if (axes.isWhole()) {
            return new Population(
                    modalities, turned, teachers.stream().map(axes::turned).toList(), noise, rank);
        }
        Semidefinite equations = turned.semidefinite();
        Vector row = inputCovariance.leftTimes(teacher());
        Vector best = equations.solve(axes.turned(row));
        double missed = teacher().dot(row) - best.dot(turned.leftTimes(best));
        return new Population(
                axes.moments().modalities(), turned, best, Math.sqrt(noise * noise + Math.max(0, missed)));
    }

    /**
     * The same population under the names of the tree's leaves.
     *
     * @throws InvalidInput if the tree has another number of modalities
     */
    public Population named(FusionTree tree) {
        return new Population(modalities.named(tree), inputCovariance, teachers, noise, rank);
    }
}
