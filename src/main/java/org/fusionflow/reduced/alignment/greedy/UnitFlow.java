package org.fusionflow.reduced.alignment.greedy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fusionflow.reduced.alignment.unit.Branch;
import org.fusionflow.reduced.alignment.unit.GreatCircleAscent;
import org.fusionflow.reduced.alignment.unit.RectifiedTask;

/**
 * Gradient descent of a {@link UnitNetwork} on {@code <(y - f)^2>/2}: {@code dw = a <r phi'(w.x) x>}, {@code da = <r phi(w.x)>}. The derivative of the
 * response at 0 is the slope, as in the simulator.
 */
public final class UnitFlow {
    private final UnitNetwork network;
    private final RectifiedTask task;
    private final double[] squares;
    private final double correlation;

    public UnitFlow(UnitNetwork network) {
        this.network = network;
        task = network.task();
        squares = task.branches().stream().mapToDouble(UnitFlow::square).toArray();
        // No unit's correlation with the outputs is larger.
        double largest = Arrays.stream(squares).max().orElse(0);
        correlation = Math.sqrt(2 * RectifiedTask.loss(task.outputs()) * largest);
    }

    /** One step of gradient descent with a residual of the present weights. */
    public void step(double rate, double[] residual) {
        for (UnitNetwork.Unit unit : network.units()) {
            Branch branch = task.branches().get(unit.branch);
            double[] force = new double[unit.w.length];
            double correlation = 0;
            for (int p = 0; p < residual.length; p++) {
                double z = branch.product(unit.w, p);
                double share = (z > 0 ? 1 : task.slope()) * residual[p];
                correlation += share * z;
                branch.add(share, p, force);
            }
            double scale = rate / residual.length;
            for (int i = 0; i < force.length; i++) {
                unit.w[i] += scale * unit.a * force[i];
            }
            unit.a += scale * correlation;
        }
    }

    /** One step of Heun's method along the flow, with the residual of the present weights. */
    public void heun(double step, double[] residual) {
        List<UnitNetwork.Unit> units = network.units();
        List<double[]> before = new ArrayList<>();
        double[] outgoing = new double[units.size()];
        for (int j = 0; j < outgoing.length; j++) {
            before.add(units.get(j).w.clone());
            outgoing[j] = units.get(j).a;
        }
        step(step, residual);
        step(step, network.residual());
        // The mean of the start and of two steps of Euler's method is one of Heun's.
        for (int j = 0; j < outgoing.length; j++) {
            UnitNetwork.Unit unit = units.get(j);
            for (int i = 0; i < unit.w.length; i++) {
                unit.w[i] = 0.5 * (unit.w[i] + before.get(j)[i]);
            }
            unit.a = 0.5 * (unit.a + outgoing[j]);
        }
    }

    /** A third of the rate at which steps become unstable: curvatures are at most {@code 2 sum n^2 <x^2>} and what the residual adds. */
    public double safeRate() {
        double curvature = 0;
        for (UnitNetwork.Unit unit : network.units()) {
            double size = Math.max(GreatCircleAscent.dot(unit.w, unit.w), unit.a * unit.a);
            curvature += size * squares[unit.branch];
        }
        return 0.7 / (2 * curvature + correlation);
    }

    /** Mean of {@code |x|^2}. */
    private static double square(Branch branch) {
        double sum = 0;
        for (double x : branch.inputs()) {
            sum += x * x;
        }
        return sum / branch.samples();
    }
}
