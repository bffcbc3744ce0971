package org.fusionflow.explore.network;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.explore.problem.AskedProblem;
import org.fusionflow.network.result.TrainingResult;

/**
 * A run of a full network, at one moment.
 *
 * @param id of the run, from 1 on
 * @param asked the problem
 * @param network its settings as texts by key: {@code init}, {@code width}, {@code method} and {@code seed}
 * @param state what has become of it
 * @param time flow time that it has reached
 * @param loss there
 * @param result if it is done
 * @param message why it failed; empty otherwise
 */
public record OverlayRun(
        int id,
        AskedProblem asked,
        Map<String, String> network,
        State state,
        double time,
        double loss,
        Optional<TrainingResult> result,
        String message) {
    /** What has become of a run. */
    public enum State {
        RUNNING,
        DONE,
        CANCELLED,
        FAILED
    }

    /** True if it is a result for this problem. */
    public boolean isOf(AskedProblem problem) {
        return state == State.DONE && asked.name().equals(problem.name());
    }

    /** The result of a run that is done. */
    public TrainingResult done() {
        return result.orElseThrow(() -> new IllegalStateException("run " + id + ": expected it to be done"));
    }

    /** The settings in a few words: {@code gaussian-norm, width 100, seed 1}. */
    public String description() {
        return String.join(", ", List.of(setting("init"), "width " + setting("width"), "seed " + setting("seed")));
    }

    private String setting(String key) {
        return Optional.ofNullable(network.get(key)).orElse("?");
    }

    OverlayRun at(double flowTime, double currentLoss) {
        return new OverlayRun(id, asked, network, state, flowTime, currentLoss, result, message);
    }

    OverlayRun ended(State end, Optional<TrainingResult> found, String why) {
        return new OverlayRun(id, asked, network, end, time, loss, found, why);
    }
}
