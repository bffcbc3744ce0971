package org.fusionflow.cli.option;

import java.util.Optional;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.MappingReader;
import org.fusionflow.data.file.Numbers;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.network.method.AdamStep;
import org.fusionflow.network.method.Batching;
import org.fusionflow.network.method.ConstantRate;
import org.fusionflow.network.method.CosineDecay;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.method.GradientFlow;
import org.fusionflow.network.method.MomentumStep;
import org.fusionflow.network.method.PlainStep;
import org.fusionflow.network.method.Schedule;
import org.fusionflow.network.method.StepDecay;
import org.fusionflow.network.method.StepRule;
import org.fusionflow.network.run.TrainingMethod;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How weights follow the gradient. */
public final class MethodOptions {
    private static final String SCHEDULES = "constant, step:every=STEPS,factor=F or cosine:steps=STEPS[,last=RATE]";

    @Option(
            names = "--method",
            paramLabel = "NAME",
            defaultValue = "gd",
            description = "flow (adaptive gradient flow), gd (default), sgd, momentum or adam.")
    private String method = "gd";

    @Option(
            names = "--lr",
            paramLabel = "RATE",
            defaultValue = "0.04",
            description = "Learning rate of a step (default: 0.04).")
    private String lr = "0.04";

    @Option(
            names = "--schedule",
            paramLabel = "KIND",
            description = "constant (default), step:every=STEPS,factor=F or cosine:steps=STEPS[,last=RATE].")
    private @Nullable String schedule;

    @Option(names = "--momentum", paramLabel = "M", description = "Of --method momentum (default: 0.9).")
    private @Nullable String momentum;

    @Option(names = "--beta1", paramLabel = "B", description = "Of --method adam (default: 0.9).")
    private @Nullable String beta1;

    @Option(names = "--beta2", paramLabel = "B", description = "Of --method adam (default: 0.999).")
    private @Nullable String beta2;

    @Option(names = "--epsilon", paramLabel = "E", description = "Of --method adam (default: 1e-8).")
    private @Nullable String epsilon;

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "Samples a step of sgd (default: 32), momentum or adam (default: all).")
    private @Nullable String batch;

    @Option(names = "--replacement", description = "Draw every sample of a batch from all of them.")
    private boolean replacement;

    public TrainingMethod method() {
        allow("--momentum", momentum, "momentum");
        allow("--beta1", beta1, "adam");
        allow("--beta2", beta2, "adam");
        allow("--epsilon", epsilon, "adam");
        if (method.equals("flow")) {
            refuse("--schedule", schedule);
            refuse("--batch", batch);
            refuse("--replacement", replacement ? "" : null);
            return new GradientFlow();
        }
        StepRule rule = switch (method) {
            case "gd", "sgd" -> new PlainStep();
            case "momentum" -> new MomentumStep(number("--momentum", momentum, 0.9));
            case "adam" ->
                new AdamStep(
                        number("--beta1", beta1, AdamStep.USUAL.firstDecay()),
                        number("--beta2", beta2, AdamStep.USUAL.secondDecay()),
                        number("--epsilon", epsilon, AdamStep.USUAL.epsilon()));
            default -> throw new InvalidInput("--method '" + method + "': expected flow, gd, sgd, momentum or adam");
        };
        return new Descent(method, rule, schedule(), batching());
    }

    private void allow(String option, @Nullable String value, String only) {
        if (value != null && !method.equals(only)) {
            throw new InvalidInput(option + " " + value + ": expected --method " + only + " with it, got " + method);
        }
    }

    private static void refuse(String option, @Nullable String value) {
        if (value != null) {
            throw new InvalidInput(
                    (option + " " + value).strip() + ": expected a method that goes in steps, the flow does not");
        }
    }

    private Optional<Batching> batching() {
        if (method.equals("gd") && (batch != null || replacement)) {
            throw new InvalidInput("--batch and --replacement: expected --method sgd, momentum or adam with them");
        }
        if (batch == null && !method.equals("sgd")) {
            if (replacement) {
                throw new InvalidInput("--replacement: expected --batch with it");
            }
            return Optional.empty();
        }
        int size = batch == null ? 32 : Numbers.whole(batch, "--batch", 1, Integer.MAX_VALUE);
        return Optional.of(new Batching(size, replacement));
    }

    private Schedule schedule() {
        double rate = Numbers.parse(lr, "--lr");
        if (schedule == null || schedule.equals("constant")) {
            return new ConstantRate(rate);
        }
        int colon = schedule.indexOf(':');
        String kind = colon < 0 ? schedule : schedule.substring(0, colon);
        if (colon < 0 || !(kind.equals("step") || kind.equals("cosine"))) {
            throw new InvalidInput("--schedule '" + schedule + "': expected " + SCHEDULES);
        }
        MappingReader keys =
                new MappingReader(OptionValue.of("--schedule " + kind, schedule.substring(colon + 1)), SCHEDULES);
        Schedule made = kind.equals("step")
                ? new StepDecay(
                        rate, required(keys, "every"), keys.number("factor").orElse(0.1))
                : new CosineDecay(
                        rate, required(keys, "steps"), keys.number("last").orElse(1e-3 * rate));
        if (!keys.keys().isEmpty()) {
            throw keys.problem("part '" + keys.keys().get(0) + "': expected " + SCHEDULES);
        }
        return made;
    }

    private static long required(MappingReader keys, String key) {
        return keys.whole(key, 1, Long.MAX_VALUE).orElseThrow(() -> keys.problem("expected " + key + "=STEPS"));
    }

    private static double number(String option, @Nullable String text, double usual) {
        return text == null ? usual : Numbers.parse(text, option);
    }
}
