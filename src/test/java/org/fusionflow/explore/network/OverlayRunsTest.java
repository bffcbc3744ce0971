package org.fusionflow.explore.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.explore.network.OverlayRun.State;
import org.fusionflow.explore.problem.AskedProblem;
import org.fusionflow.explore.problem.StartProblem;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.setup.NetworkSetupReader;
import org.fusionflow.reduced.PredictionRequest;
import org.fusionflow.reduced.Predictor;
import org.fusionflow.study.PredictedWatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverlayRunsTest {
    private static final double END = 6;

    private final StartProblem start = StartProblem.of(Map.of());
    private final AskedProblem asked = start.asked(start.values(), Map.of(), "");
    private final OverlayRuns runs = new OverlayRuns();

    @AfterEach
    void close() {
        runs.close();
    }

    /** Waits without a limit of its own: a run that hangs is ended by the limit of the whole test. */
    private static void await(BooleanSupplier what) {
        while (!what.getAsBoolean()) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private OverlayRun ended(int id) {
        await(() -> run(id).state() != State.RUNNING);
        return run(id);
    }

    private OverlayRun run(int id) {
        return runs.all().stream().filter(run -> run.id() == id).findFirst().orElseThrow();
    }

    @Test
    void anAlignedNetworkFollowsTheTheory() {
        OverlayRun run = ended(
                runs.start(asked, Map.of("init", "aligned", "width", "20"), END).id());
        assertEquals(State.DONE, run.state(), run.message());
        var theory = Predictor.predict(asked.problem(), PredictionRequest.HALF_TIMES);
        for (int m = 0; m < 2; m++) {
            // Both are integrated to a local error of 1e-13, and the manifold is exact.
            assertEquals(
                    theory.halfTime(m).orElseThrow(), run.done().halfTime(m).orElseThrow(), 1e-7);
        }
        assertEquals(List.of(run), runs.of(asked));
        assertEquals(List.of(), runs.of(start.asked(start.values(), Map.of("rho", "0.4"), "rho")));
    }

    @Test
    void aRunIsThatOfSimulateWithTheSameSeed() {
        OverlayRun run =
                ended(runs.start(asked, Map.of("width", "12", "seed", "7"), END).id());
        var setup = NetworkSetupReader.read(
                OptionValue.of("--network", "init=gaussian-norm,width=12,method=flow,seed=7"),
                asked.problem().names());
        TrainingResult same = Simulator.train(PredictedWatch.plan(asked.problem(), setup, 7, Vector.of(1)));
        assertEquals(same.halfTimes().size(), run.done().halfTimes().size());
        for (int m = 0; m < 2; m++) {
            // Times that are recorded end steps, so the steps differ and with them the rounding.
            assertEquals(same.halfTime(m).orElseThrow(), run.done().halfTime(m).orElseThrow(), 1e-9);
        }
        assertEquals("gaussian-norm, width 12, seed 7", run.description());
    }

    @Test
    void oneAtATimeUntilItIsCancelled() {
        // Fifty layers take long: it is still at it when the next one comes.
        AskedProblem slow = start.asked(start.values(), Map.of("L", "50", "Lf", "25", "u0", "0.5"), "");
        int first = runs.start(slow, Map.of("width", "20"), 1e6).id();
        assertThrows(OverlayRuns.Busy.class, () -> runs.start(asked, Map.of(), END));
        runs.cancel(first);
        assertEquals(State.CANCELLED, ended(first).state(), run(first).message());
        assertTrue(run(first).result().isEmpty());
        assertEquals(
                State.DONE,
                ended(runs.start(asked, Map.of("width", "4"), END).id()).state());
    }

    @Test
    void keepsTheLastFew() {
        for (int i = 1; i <= OverlayRuns.MOST + 2; i++) {
            ended(runs.start(asked, Map.of("width", "2", "seed", Integer.toString(i)), END)
                    .id());
        }
        List<Integer> ids = runs.all().stream().map(OverlayRun::id).toList();
        assertEquals(OverlayRuns.MOST, ids.size());
        assertEquals(3, ids.get(0));
        runs.forget(ids.get(1));
        assertFalse(runs.all().stream().anyMatch(run -> run.id() == ids.get(1)));
    }

    @Test
    void refusesANetworkThatIsTooLargeForAPage() {
        AskedProblem deep = start.asked(start.values(), Map.of("L", "50", "Lf", "25"), "");
        assertThrows(InvalidInput.class, () -> runs.start(deep, Map.of("width", "1000"), END));
    }

    @ParameterizedTest
    @CsvSource({
        "init, weights.npz",
        "init, /etc/passwd",
        "init, nothing",
        "width, 0",
        "width, 1000000",
        "width, ten",
        "seed, -1",
        "seed, 1.5",
        "method, adam",
        "lr, 1"
    })
    void refusesOtherSettings(String key, String text) {
        assertThrows(InvalidInput.class, () -> runs.start(asked, Map.of(key, text), END));
        assertEquals(List.of(), runs.all());
    }
}
