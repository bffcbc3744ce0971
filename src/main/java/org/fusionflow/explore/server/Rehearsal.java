package org.fusionflow.explore.server;

import java.util.Map;
import java.util.concurrent.CancellationException;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.explore.problem.StartProblem;

/**
 * Asks for views as a moving slider would, before anybody does: the first ones load classes and compile formulas, and take seconds in place of
 * milliseconds. The gains of every depth that a slider reaches are derived here too.
 */
final class Rehearsal implements Runnable {
    private static final int VIEWS = 40;
    private static final int DEEPEST = 6;

    private final StartProblem start;
    private final Routes routes;

    Rehearsal(StartProblem start, Routes routes) {
        this.start = start;
        this.routes = routes;
    }

    @Override
    public void run() {
        for (int i = 0; i < VIEWS && !Thread.currentThread().isInterrupted(); i++) {
            view(Map.of("u0", Double.toString(0.01 + 1e-4 * i)));
        }
        for (int layers = 2; layers <= DEEPEST; layers++) {
            for (int fusion = 1; fusion <= layers && !Thread.currentThread().isInterrupted(); fusion++) {
                view(Map.of("L", Integer.toString(layers), "Lf", Integer.toString(fusion)));
            }
        }
    }

    private void view(Map<String, String> sliders) {
        try {
            routes.answer("view", new PageRequest(start.values(), sliders, "", Map.of(), Map.of(), "", "rehearsal"));
        } catch (InvalidInput | CancellationException notForTheseData) {
            // Such as a start that is too small for a deep network; then the page will hear of it, too. Or the server
            // is closed.
            return;
        }
    }
}
