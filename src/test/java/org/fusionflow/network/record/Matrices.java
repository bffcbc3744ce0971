package org.fusionflow.network.record;

import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.shape.Layer;
import org.fusionflow.network.shape.Layout;
import org.fusionflow.network.start.AlignedStart;

/** Matrices written out, against which observables are checked. */
final class Matrices {
    private Matrices() {}

    static double[][] matrix(Layout layout, String name, double[] weights) {
        Layer layer = layout.layers().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        double[][] matrix = new double[layer.rows()][layer.columns()];
        for (int r = 0; r < layer.rows(); r++) {
            System.arraycopy(weights, layer.offset() + r * layer.columns(), matrix[r], 0, layer.columns());
        }
        return matrix;
    }

    static double[][] times(double[][] left, double[][] right) {
        double[][] product = new double[left.length][right[0].length];
        for (int i = 0; i < left.length; i++) {
            for (int j = 0; j < right[0].length; j++) {
                for (int k = 0; k < right.length; k++) {
                    product[i][j] += left[i][k] * right[k][j];
                }
            }
        }
        return product;
    }

    static double[][] transposed(double[][] matrix) {
        double[][] other = new double[matrix[0].length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix[0].length; j++) {
                other[j][i] = matrix[i][j];
            }
        }
        return other;
    }

    static void add(double factor, double[][] from, double[][] to) {
        for (int i = 0; i < to.length; i++) {
            for (int j = 0; j < to[0].length; j++) {
                to[i][j] += factor * from[i][j];
            }
        }
    }

    static double norm(double[]... rows) {
        double squares = 0;
        for (double[] row : rows) {
            for (double entry : row) {
                squares += entry * entry;
            }
        }
        return Math.sqrt(squares);
    }

    static TrainingPlan toyPlan(String tree, Moments moments) {
        return new TrainingPlan(
                Problem.of(FusionTree.parse(tree), moments, 0.3),
                NetworkSetup.linear(3, new AlignedStart(), Descent.plain(0.01), Networks.steps(5)),
                1,
                Vector.of());
    }
}
