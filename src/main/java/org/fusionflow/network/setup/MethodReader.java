package org.fusionflow.network.setup;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.Key;
import org.fusionflow.data.file.MappingReader;
import org.fusionflow.data.file.Value;
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

/** Reads the training method of a network. */
final class MethodReader {
    private static final List<String> METHODS = List.of("flow", "gd", "sgd", "momentum", "adam");
    private static final String SCHEDULES = "constant, step:every=STEPS[,factor=F] or cosine:steps=STEPS[,last=RATE]";
    private static final double USUAL_RATE = 0.04;
    private static final int USUAL_BATCH = 32;

    private final Map<String, ? extends Value> entries;

    MethodReader(Map<String, ? extends Value> entries) {
        this.entries = entries;
    }

    private Optional<Value> given(Key key) {
        return Optional.ofNullable(entries.get(key.name()));
    }

    TrainingMethod method() {
        String name =
                given(NetworkKeys.METHOD).map(value -> value.word(METHODS)).orElse("gd");
        NetworkKeys.METHODS.forEach((key, methods) -> given(key)
                .filter(value -> !methods.contains(name) && !(key.isFlag() && !value.flag()))
                .ifPresent(value -> {
                    throw value.expected("method " + Value.listed(methods) + " with it, got " + name);
                }));
        if (name.equals("flow")) {
            return new GradientFlow();
        }
        return new Descent(name, rule(name), schedule(), batching(name));
    }

    private StepRule rule(String name) {
        return switch (name) {
            case "momentum" -> checked(NetworkKeys.MOMENTUM, () -> new MomentumStep(number(NetworkKeys.MOMENTUM, 0.9)));
            case "adam" -> adam();
            default -> new PlainStep();
        };
    }

    private AdamStep adam() {
        try {
            return new AdamStep(
                    number(NetworkKeys.BETA1, AdamStep.USUAL.firstDecay()),
                    number(NetworkKeys.BETA2, AdamStep.USUAL.secondDecay()),
                    number(NetworkKeys.EPSILON, AdamStep.USUAL.epsilon()));
        } catch (InvalidInput wrong) {
            String message = String.valueOf(wrong.getMessage());
            // The message begins with the name of the key that is wrong.
            throw Stream.of(NetworkKeys.BETA1, NetworkKeys.BETA2, NetworkKeys.EPSILON)
                    .filter(key -> message.startsWith(key.name()))
                    .flatMap(key -> given(key).stream())
                    .findFirst()
                    .map(value -> value.expected(message.substring(message.indexOf("expected") + "expected ".length())))
                    .orElse(wrong);
        }
    }

    private <T> T checked(Key key, java.util.function.Supplier<T> meaning) {
        return given(key).map(value -> value.checked(meaning)).orElseGet(meaning);
    }

    private double number(Key key, double usual) {
        return given(key).map(Value::number).orElse(usual);
    }

    private Optional<Batching> batching(String name) {
        Optional<Value> batch = given(NetworkKeys.BATCH);
        boolean replacement = given(NetworkKeys.REPLACEMENT).map(Value::flag).orElse(false);
        if (batch.isEmpty() && !name.equals("sgd")) {
            if (replacement) {
                throw given(NetworkKeys.REPLACEMENT).orElseThrow().expected("batch with it");
            }
            return Optional.empty();
        }
        int size = batch.map(value -> value.whole(1, Integer.MAX_VALUE)).orElse(USUAL_BATCH);
        return Optional.of(new Batching(size, replacement));
    }

    private Schedule schedule() {
        double rate = number(NetworkKeys.LR, USUAL_RATE);
        ConstantRate constant = checked(NetworkKeys.LR, () -> new ConstantRate(rate));
        return given(NetworkKeys.SCHEDULE).map(value -> schedule(value, rate)).orElse(constant);
    }

    /** Reads {@code step:every=100,factor=0.5}, or in YAML also {@code {step: {every: 100, factor: 0.5}}}. */
    private static Schedule schedule(Value value, double rate) {
        if (value.isMapping()) {
            Map<String, ? extends Value> kinds = value.entries(List.of("step", "cosine"));
            if (kinds.size() != 1) {
                throw value.expected("exactly one of step and cosine");
            }
            Value kind = kinds.values().iterator().next();
            return schedule(kind.key(), kind, rate);
        }
        String text = value.text();
        if (text.equals("constant")) {
            return new ConstantRate(rate);
        }
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw value.expected(SCHEDULES);
        }
        String kind = text.substring(0, colon);
        return schedule(kind, value.part(kind, text.substring(colon + 1)), rate);
    }

    private static Schedule schedule(String kind, Value settings, double rate) {
        return settings.checked(() -> {
            MappingReader keys = new MappingReader(settings, SCHEDULES);
            Schedule made = switch (kind) {
                case "step" ->
                    new StepDecay(
                            rate, steps(keys, "every"), keys.number("factor").orElse(0.1));
                case "cosine" ->
                    new CosineDecay(
                            rate, steps(keys, "steps"), keys.number("last").orElse(0.0));
                default -> throw settings.problem("schedule " + kind + ": expected " + SCHEDULES);
            };
            keys.requireAllTaken();
            return made;
        });
    }

    private static long steps(MappingReader keys, String key) {
        return keys.required(key).whole(1L, Long.MAX_VALUE);
    }
}
