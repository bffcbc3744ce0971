package org.fusionflow.data.made;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.file.MappingReader;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.samples.Population;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.expression.Datum;
import org.fusionflow.expression.Formula;
import org.fusionflow.expression.Names;
import org.fusionflow.expression.Place;
import org.fusionflow.expression.SourceText;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;

/**
 * Samples whose output is a formula of the inputs, {@code xA1} for the first input of modality A (also {@code xA} if it has one):
 * {@code xA1 + abs(xB1) - 0.5*xB1*xB2; A=2,B=3,samples=512,noise=0.1}. After the semicolon, all optional:
 *
 * <ul>
 *   <li>{@code A=2}: modality A of two inputs; as many as the formula uses unless given
 *   <li>{@code samples} (1024), {@code heldout} (0), {@code seed} (1), {@code noise} (standard deviation in the output, 0)
 *   <li>{@code inputs.B=signs}: inputs of -1 and 1, the signs of the Gaussian ones, times {@code std.B}; {@code gaussian} unless given
 *   <li>{@code covariance}, {@code std.A}, {@code rho}, {@code dof}, {@code psi.A}: of the Gaussian inputs, as for {@link RandomCovariance}
 * </ul>
 *
 * @param formula of the inputs
 * @param population of the Gaussian inputs
 * @param signs modalities whose inputs are signs
 * @param noise standard deviation, &ge; 0
 * @param sampling how many, and from which seed
 */
public record TargetSamples(Formula formula, Population population, Set<String> signs, double noise, Sampling sampling)
        implements Generator {
    private static final int LARGEST_DIMENSION = 1000;

    /** As many as the alignment law needs to tell most targets from noise. */
    private static final int USUAL_SAMPLES = 1024;

    private static final String FORM = "NAME=DIMENSION, " + Sampling.FORM
            + " noise=, inputs.NAME=, rho=, covariance=, dof=, psi.NAME= or std.NAME=";

    private static final Pattern INPUT = Pattern.compile("x([A-Za-z]+)([0-9]*)");

    public TargetSamples {
        signs = Set.copyOf(signs);
        if (!(noise >= 0) || Double.isInfinite(noise)) {
            throw new InvalidInput("noise " + noise + ": expected a finite number of at least 0");
        }
        sampling.requireRoom(population.modalities(), 1);
    }

    /**
     * @throws InvalidInput naming the part that is wrong
     */
    public static TargetSamples parse(String text) {
        return read(OptionValue.of("target", text));
    }

    /** The same from an option, or in YAML a text or a mapping with the key {@code formula}. */
    public static TargetSamples read(Value value) {
        return value.checked(() -> {
            if (value.isMapping()) {
                MappingReader spec = new MappingReader(value, "formula=, " + FORM);
                return read(spec.required("formula").text(), spec);
            }
            String[] parts = value.text().split(";", 2);
            // No settings at all are the usual ones.
            String settings = parts.length > 1 && !parts[1].isBlank() ? parts[1].strip() : "samples=" + USUAL_SAMPLES;
            return read(parts[0], new MappingReader(value.part(value.key(), settings), FORM));
        });
    }

    private static TargetSamples read(String text, MappingReader spec) {
        Sampling taken = Sampling.take(spec);
        Sampling sampling = taken.training().isPresent()
                ? taken
                : new Sampling(Optional.of(USUAL_SAMPLES), taken.heldOut(), taken.seed());
        double noise = spec.number("noise").orElse(0.0);
        RandomCovariance covariance = RandomCovariance.take(spec);
        Set<String> signs = new TreeSet<>();
        Set<String> named = new TreeSet<>();
        for (String key : spec.keys()) {
            if (key.startsWith("inputs.")) {
                String name = key.substring("inputs.".length());
                named.add(name);
                if (spec.word(key, "gaussian", "signs").equals("signs")) {
                    signs.add(name);
                }
            }
        }
        Modalities given = spec.sizes("inputs", LARGEST_DIMENSION).orElse(null);
        Modalities modalities = given != null ? given : inferred(text);
        for (String name : named) {
            if (!modalities.names().contains(name)) {
                throw spec.problem("inputs." + name + ": expected one of the modalities " + modalities.names());
            }
        }
        Population population = new Population(
                modalities,
                new Symmetric(covariance.rows(spec, modalities, sampling.seed())),
                List.of(Vector.of(new double[modalities.inputs()])),
                1);
        return new TargetSamples(formula(text, modalities), population, signs, noise, sampling);
    }

    /** The modalities that the formula names, by name, with as many inputs as it uses. */
    private static Modalities inferred(String text) {
        Map<String, Integer> sizes = new TreeMap<>();
        Matcher inputs = INPUT.matcher(text);
        while (inputs.find()) {
            boolean inWord = inputs.start() > 0 && Character.isLetterOrDigit(text.charAt(inputs.start() - 1));
            boolean isCall = inputs.end() < text.length() && text.charAt(inputs.end()) == '(';
            if (!inWord && !isCall && inputs.group(2).length() < 5) {
                int index = inputs.group(2).isEmpty() ? 1 : Integer.parseInt(inputs.group(2));
                sizes.merge(inputs.group(1), Math.max(1, index), Math::max);
            }
        }
        if (sizes.isEmpty()) {
            throw new InvalidInput("formula '" + text.strip() + "': expected inputs such as xA1 in it");
        }
        return new Modalities(List.copyOf(sizes.keySet()), List.copyOf(sizes.values()));
    }

    private static Map<String, Integer> indices(Modalities modalities) {
        Map<String, Integer> indices = new LinkedHashMap<>();
        for (int m = 0; m < modalities.count(); m++) {
            String name = "x" + modalities.names().get(m);
            int size = modalities.dimensions().get(m);
            for (int i = 0; i < size; i++) {
                indices.put(name + (i + 1), modalities.start(m) + i);
            }
            if (size == 1) {
                indices.put(name, modalities.start(m));
            }
        }
        return indices;
    }

    private static Formula formula(String text, Modalities modalities) {
        Map<String, Datum.Kind> kinds = new HashMap<>();
        indices(modalities).keySet().forEach(name -> kinds.put(name, Datum.Kind.NUMBER));
        return Formula.of(new SourceText(text.strip(), new Place("formula", 1, 1)), Names.of(kinds), Datum.Kind.NUMBER);
    }

    @Override
    public TrainingData trainingData(FusionTree tree) {
        Modalities modalities = population.modalities();
        modalities.inOrderOf(tree); // refuses other names before samples are drawn
        Samples drawn = target(population.draw(sampling.training().orElseThrow(), sampling.seed()));
        Optional<Samples> heldOut = sampling.heldOut() == 0
                ? Optional.empty()
                : Optional.of(target(population.drawHeldOut(sampling.heldOut(), sampling.seed())));
        Samples ordered = drawn.inOrderOf(tree);
        return new TrainingData(
                ordered.moments(), Optional.of(ordered), heldOut.map(s -> s.inOrderOf(tree)), Optional.empty());
    }

    /** The samples with the formula for output; the output that was drawn is a standard normal number, of which the noise is made. */
    private Samples target(Samples drawn) {
        Modalities modalities = drawn.modalities();
        Map<String, Integer> indices = indices(modalities);
        return Samples.of(modalities, drawn.count(), 1, (p, x, y) -> {
            for (int m = 0; m < modalities.count(); m++) {
                boolean sign = signs.contains(modalities.names().get(m));
                for (int i = modalities.start(m); i < modalities.start(m + 1); i++) {
                    double deviation = Math.sqrt(population.inputCovariance().at(i, i));
                    x[i] = sign ? (drawn.input(p, i) > 0 ? deviation : -deviation) : drawn.input(p, i);
                }
            }
            double value = formula.number(name -> Datum.of(x[Objects.requireNonNull(indices.get(name))]));
            if (!Double.isFinite(value)) {
                throw new InvalidInput("formula '" + formula
                        + "': expected a finite number for every sample, got none in sample " + (p + 1));
            }
            y[0] = value + noise * drawn.output(p);
        });
    }

    /** None: the output is not linear. */
    @Override
    public Optional<Population> population(FusionTree tree) {
        population.modalities().inOrderOf(tree);
        return Optional.empty();
    }
}
