package org.fusionflow.network.method;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.network.mask.MaskDraw;
import org.fusionflow.network.model.Batched;
import org.fusionflow.network.model.Objective;
import org.fusionflow.network.run.LayerRates;
import org.fusionflow.network.run.StepObserver;
import org.fusionflow.network.run.TrainingMethod;
import org.fusionflow.network.run.TrainingRun;
import org.fusionflow.ode.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Training in discrete steps: gradient descent and its variants. The flow time of a run is the sum of its learning rates.
 *
 * @param name on the command line and in study files
 * @param rule turns a gradient into a step
 * @param schedule learning rate of every step
 * @param batching chooses the samples of a step; empty to use all samples in every step
 */
public record Descent(String name, StepRule rule, Schedule schedule, Optional<Batching> batching)
        implements TrainingMethod {
    /** The method as a descent; empty for a method without discrete steps. */
    public static Optional<Descent> of(TrainingMethod method) {
        return method instanceof Descent descent ? Optional.of(descent) : Optional.empty();
    }

    /** Plain gradient descent at a constant rate. */
    public static Descent plain(double learningRate) {
        return new Descent("gd", new PlainStep(), new ConstantRate(learningRate), Optional.empty());
    }

    /** Gradient descent with heavy-ball momentum at a constant rate, see {@link MomentumStep}. */
    public static Descent momentum(double learningRate, double momentum) {
        return new Descent("momentum", new MomentumStep(momentum), new ConstantRate(learningRate), Optional.empty());
    }

    /** Adam at a constant rate with the parameters of the paper, see {@link AdamStep}. */
    public static Descent adam(double learningRate) {
        return new Descent("adam", AdamStep.USUAL, new ConstantRate(learningRate), Optional.empty());
    }

    /**
     * Stochastic gradient descent at a constant rate.
     *
     * @param batch samples in a step, &ge; 1
     * @param replacement true to draw each sample of a batch from all samples, independently
     */
    public static Descent sgd(double learningRate, int batch, boolean replacement) {
        return new Descent(
                "sgd", new PlainStep(), new ConstantRate(learningRate), Optional.of(new Batching(batch, replacement)));
    }

    @Override
    public String description() {
        return rule instanceof PlainStep && batching.isEmpty()
                ? "gradient descent, " + schedule.description()
                : settings();
    }

    @Override
    public String settings() {
        return rule.description() + ", " + schedule.description()
                + batching.map(b -> ", " + b.description()).orElse("");
    }

    /**
     * The same method with all learning rates multiplied by a factor.
     *
     * @param factor finite, &gt; 0
     */
    public Descent withRatesTimes(double factor) {
        return new Descent(name, rule, schedule.times(factor), batching);
    }

    @Override
    public boolean needsSamples() {
        return batching.isPresent();
    }

    @Override
    public boolean commutesWithRotations() {
        return rule.commutesWithRotations();
    }

    @Override
    public Map<String, Integer> memory(int weights) {
        return rule.start(weights).memory().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, kept -> kept.getValue().length));
    }

    @Override
    public Outcome train(TrainingRun run) {
        return new Loop(run).run();
    }

    /** The loop over the steps of one run. */
    private final class Loop {
        private final TrainingRun run;
        private final Objective all;
        private final double[] weights;
        private final StepRule.Stepper stepper;
        private final StepObserver observer;
        private final Optional<LayerRates> rates;
        private final Optional<MaskDraw> masks;

        Loop(TrainingRun run) {
            this.run = run;
            all = run.objective();
            weights = run.weights();
            stepper = rule.start(weights.length);
            restore(run.start().memory());
            run.keepMemory(stepper.memory());
            observer = new StepObserver(run);
            rates = run.rates();
            masks = run.masks();
        }

        private void restore(Map<String, double[]> memory) {
            if (run.start().steps() > 0
                    && !memory.keySet().equals(stepper.memory().keySet())) {
                throw new InvalidInput("resumed run: expected what method " + name + " remembers, "
                        + new TreeSet<>(stepper.memory().keySet()) + ", got " + new TreeSet<>(memory.keySet()));
            }
            stepper.memory().forEach((name, live) -> {
                double @Nullable [] kept = memory.get(name);
                if (kept != null && kept.length != live.length) {
                    throw new InvalidInput(
                            "resumed run: expected " + live.length + " numbers of '" + name + "', got " + kept.length);
                }
                if (kept != null) {
                    System.arraycopy(kept, 0, live, 0, live.length);
                }
            });
        }

        Outcome run() {
            return batching.isPresent() ? inBatches(batching.get()) : inFull();
        }

        private Outcome inFull() {
            long steps = run.start().steps();
            while (true) {
                all.respond(weights);
                @Nullable Outcome end = observer.after(steps, schedule.time(steps));
                if (end != null) {
                    return end;
                }
                double rate = schedule.rate(steps);
                if (rate == 0) {
                    return Outcome.REACHED_END;
                }
                stopLearned(schedule.time(steps));
                step(all, rate);
                steps++;
            }
        }

        /** Trains in batches. The loss on all data is computed after every step where that is cheap, else once in an epoch. */
        private Outcome inBatches(Batching batches) {
            Batched some = run.batched();
            Batching.Draw draw = batches.draw(some.samples(), run.seed());
            long between = all == some ? batches.stepsPerEpoch(some.samples()) : 1;
            long steps = run.start().steps();
            while (true) {
                boolean due = steps % between == 0
                        || (steps == run.start().steps()
                                && run.start().history().isEmpty());
                double rate = schedule.rate(steps);
                if (due || rate == 0 || steps >= run.stop().maxSteps()) {
                    look(some);
                    double time = schedule.time(steps);
                    @Nullable Outcome end = due ? observer.after(steps, time) : observer.aside(steps, time);
                    if (end != null) {
                        return end;
                    }
                    if (rate == 0) {
                        return Outcome.REACHED_END;
                    }
                    stopLearned(time);
                } else if (run.watching().interrupted().getAsBoolean()) {
                    look(some);
                    return observer.interrupted(steps, schedule.time(steps));
                }
                int count = draw.moveTo(steps);
                some.use(draw.batch(), count);
                if (masks.isPresent()) {
                    some.drawn(masks.get().at(steps, count));
                }
                if (rates.isPresent()) {
                    rates.get().moveTo(schedule.time(steps));
                }
                some.respond(weights);
                step(some, rate);
                steps++;
            }
        }

        /** Computes loss and map on all data. */
        private void look(Batched some) {
            some.useAll();
            if (all == some) {
                some.look(weights);
            } else {
                all.respond(weights);
            }
        }

        /** Stops layers that are learned; the objective on all data is at the weights. */
        private void stopLearned(double time) {
            if (rates.isPresent()) {
                rates.get().moveTo(time);
                rates.get().stopLearned();
            }
        }

        /** Makes one step along an objective that is at the weights, or one step along each of its parts in turn. */
        private void step(Objective objective, double rate) {
            int turns = objective.turns();
            for (int turn = 0; turn < turns; turn++) {
                if (turns > 1) {
                    objective.turn(turn);
                    objective.respond(weights);
                }
                if (rates.isPresent()) {
                    rates.get().before(weights);
                    stepper.step(objective, weights, rate);
                    rates.get().after(weights);
                } else {
                    stepper.step(objective, weights, rate);
                }
            }
            if (turns > 1) {
                objective.turn(Objective.WHOLE);
            }
        }
    }
}
