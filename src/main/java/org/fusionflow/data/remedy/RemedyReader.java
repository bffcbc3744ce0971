package org.fusionflow.data.remedy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.file.Key;
import org.fusionflow.data.file.Value;

/**
 * Reads {@link Remedies} from named values, whose names are the {@link RemedyKeys}.
 *
 * <pre>{@code
 * Remedies twice = RemedyReader.read(Map.of("rate", OptionValue.of("--rate", "A=1,B=2.5@t<10")), tree);
 * }</pre>
 */
public final class RemedyReader {
    private static final String STAGE = "factors such as A=1,B=2.5, and @t<T where they end";
    private static final String FROZEN = "a modality, and @t>T where it stops at a time";

    private final Map<String, ? extends Value> entries;
    private final FusionTree tree;

    private RemedyReader(Map<String, ? extends Value> entries, FusionTree tree) {
        this.entries = entries;
        this.tree = tree;
    }

    /**
     * Reads the entries of a mapping whose keys the caller has checked; entries that are not {@link RemedyKeys} are ignored.
     *
     * @param tree whose modalities and edges may be named
     * @throws org.fusionflow.architecture.InvalidInput that names the place of the mistake
     */
    public static Remedies read(Map<String, ? extends Value> entries, FusionTree tree) {
        return new RemedyReader(entries, tree).remedies();
    }

    private Optional<Value> given(Key key) {
        return Optional.ofNullable(entries.get(key.name()));
    }

    private Remedies remedies() {
        Remedies remedies = Remedies.NONE;
        // One after the other, so that a mistake is told at its own place.
        for (Key key : List.of(
                RemedyKeys.RATE,
                RemedyKeys.INPUT_SCALE,
                RemedyKeys.WHITEN,
                RemedyKeys.DROPOUT,
                RemedyKeys.BRANCH_LOSS,
                RemedyKeys.FREEZE,
                RemedyKeys.SCALE,
                RemedyKeys.WEIGHT_DECAY,
                RemedyKeys.ALTERNATE)) {
            Optional<Value> value = given(key);
            if (value.isPresent()) {
                Remedies before = remedies;
                remedies =
                        value.get().checked(() -> with(before, key, value.get()).requireOf(tree));
            }
        }
        given(RemedyKeys.DROPOUT_RESCALE).ifPresent(rescale -> {
            if (given(RemedyKeys.DROPOUT).isEmpty()) {
                throw rescale.problem("expected dropout with it");
            }
        });
        return remedies;
    }

    private Remedies with(Remedies known, Key key, Value value) {
        boolean is = key.isFlag() && value.flag();
        return new Remedies(
                key.equals(RemedyKeys.RATE) ? rates(value) : known.rates(),
                key.equals(RemedyKeys.INPUT_SCALE) ? numbers(value) : known.inputScale(),
                key.equals(RemedyKeys.WHITEN) ? is : known.whiten(),
                key.equals(RemedyKeys.DROPOUT)
                        ? new Dropout(
                                numbers(value),
                                given(RemedyKeys.DROPOUT_RESCALE)
                                        .map(Value::flag)
                                        .orElse(false))
                        : known.dropout(),
                key.equals(RemedyKeys.BRANCH_LOSS) ? branchLoss(value) : known.branchLoss(),
                key.equals(RemedyKeys.ALTERNATE) ? is : known.alternate(),
                key.equals(RemedyKeys.FREEZE) ? freezes(value) : known.freezes(),
                key.equals(RemedyKeys.SCALE) ? numbers(value) : known.startScale(),
                key.equals(RemedyKeys.WEIGHT_DECAY) ? value.number() : known.weightDecay());
    }

    private Map<String, Double> numbers(Value value) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        value.entries(tree.names()).forEach((name, number) -> numbers.put(name, number.number()));
        if (numbers.isEmpty()) {
            throw value.expected("at least one modality with a number");
        }
        return numbers;
    }

    private Map<String, Double> branchLoss(Value value) {
        if (value.isMapping() || value.text().contains("=")) {
            return numbers(value);
        }
        Map<String, Double> all = new LinkedHashMap<>();
        tree.names().forEach(name -> all.put(name, value.number()));
        return all;
    }

    private Rates rates(Value value) {
        if (value.isMapping()) {
            return Rates.of(factors(value));
        }
        String text = value.text().strip();
        if (text.startsWith("ogm=")) {
            return new Rates(
                    List.of(),
                    OptionalDouble.of(value.part("ogm", text.substring(4)).number()));
        }
        List<Rates.Stage> stages = new ArrayList<>();
        String[] parts = text.split(";", -1);
        for (String written : parts) {
            String[] halves = written.split("@", -1);
            boolean ends = halves.length == 2 && halves[1].strip().startsWith("t<");
            if (halves.length > 2 || (halves.length == 2 && !ends) || halves[0].isBlank()) {
                throw value.part(value.key(), written).expected(STAGE);
            }
            if (!ends && stages.size() < parts.length - 1) {
                throw value.part(value.key(), written).expected("@t<T in every stage but the last");
            }
            double until = ends
                    ? value.part("t<", halves[1].strip().substring(2).strip()).number()
                    : Double.POSITIVE_INFINITY;
            stages.add(new Rates.Stage(until, factors(value.part(value.key(), halves[0].strip()))));
        }
        return new Rates(stages, OptionalDouble.empty());
    }

    private Map<String, Double> factors(Value value) {
        Map<String, Double> factors = new LinkedHashMap<>();
        value.entries(Remedies.edges(tree)).forEach((edge, factor) -> factors.put(edge, factor.number()));
        if (factors.isEmpty()) {
            throw value.expected(STAGE);
        }
        return factors;
    }

    private List<Freeze> freezes(Value value) {
        List<Freeze> freezes = new ArrayList<>();
        for (Value part : value.parts()) {
            String[] halves = part.text().split("@", -1);
            boolean timed = halves.length == 2 && halves[1].strip().startsWith("t>");
            if (halves.length > 2 || (halves.length == 2 && !timed)) {
                throw part.expected(FROZEN);
            }
            String name = halves[0].strip();
            if (freezes.stream().anyMatch(freeze -> freeze.modality().equals(name))) {
                throw part.expected("every modality once");
            }
            freezes.add(new Freeze(
                    name,
                    timed
                            ? OptionalDouble.of(value.part(
                                            "t>", halves[1].strip().substring(2).strip())
                                    .number())
                            : OptionalDouble.empty()));
        }
        return freezes;
    }
}
