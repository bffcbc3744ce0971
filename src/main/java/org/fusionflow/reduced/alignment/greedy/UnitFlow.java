package org.fusionflow.reduced.alignment.greedy;

import org.fusionflow.reduced.alignment.unit.Branch;
import org.fusionflow.reduced.alignment.unit.RectifiedTask;
import org.fusionflow.reduced.alignment.unit.GreatCircleAscent;

import java.util.ArrayList;
import java.util.List;

/**
 * Gradient descent of a {@link UnitNetwork} on {@code <(y - f)^2>/2}: {@code dw = a <r phi'(w.x) x>}, {@code da = <r phi(w.x)>}. The derivative of the
 * response at 0 is the slope, as in the simulator.
 */
public final class UnitFlow {
    private final UnitNetwork network;
    private final RectifiedTask task;

    public UnitFlow(UnitNetwork network) {
        this.network = network;
        task = network.task();
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

    /** A rate at which steps are a small part of the fastest time scale: curvatures are at most about {@code sum n^2 <x^2>}. */
    public double safeRate() {
        double curvature = 0;
        double largest = 0;
        for (Branch branch : task.branches()) {
            largest = Math.max(largest, square(branch));
        }
        for (UnitNetwork.Unit unit : network.units()) {
            double size = Math.max(GreatCircleAscent.dot(unit.w, unit.w), unit.a * unit.a);
            curvature += size * square(task.branches().get(unit.branch));
        }
        double output = Math.sqrt(2 * RectifiedTask.loss(task.outputs()));
        return 0.25 / (2 * curvature + output * Math.sqrt(largest));
    }

    /** Mean of {@code |x|^2}. */
    private double square(Branch branch) {
        double sum = 0;
        for (double x : branch.inputs()) {
            sum += x * x;
        }
        return sum / task.samples();
    }
}
