package org.fusionflow.network.record;

import java.util.List;
import org.fusionflow.network.shape.Junction;
import org.fusionflow.network.shape.JunctionBalance;
import org.fusionflow.network.shape.Layout;

/**
 * Records the change of the conserved quantities, {@code conserved.A.1}: the change of the balance at each hidden vector, named as its junction,
 * since the start, relative to the largest squared layer norm at that time; see {@link JunctionBalance}. The gradient flow keeps it at 0.
 */
public final class ConservedChange implements Observable {
    private final Layout layout;
    private final double[] start;
    private final List<Junction> hidden;

    /**
     * Makes the observable.
     *
     * @param start weights at time 0
     */
    public ConservedChange(Layout layout, double[] start) {
        this.layout = layout;
        this.start = start.clone();
        hidden = layout.junctions().stream().filter(Junction::isHidden).toList();
    }

    @Override
    public List<RecordedQuantity> quantities() {
        return hidden.isEmpty()
                ? List.of()
                : List.of(RecordedQuantity.list(
                        "conserved", hidden.stream().map(Junction::name).toList()));
    }

    @Override
    public void measure(NetworkState state, double[] row, int at) {
        double scale = JunctionBalance.largestSquare(layout, state.weights());
        for (int j = 0; j < hidden.size(); j++) {
            double change = JunctionBalance.change(layout, hidden.get(j), start, state.weights());
            row[at + j] = change == 0 ? 0 : change / scale; // a network whose weights stay 0 has no scale
        }
    }
}
