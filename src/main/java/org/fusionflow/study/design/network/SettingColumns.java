package org.fusionflow.study.design.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.expression.Place;
import org.fusionflow.study.design.column.QuantityCatalogue;
import org.fusionflow.study.design.column.StudyNames;
import org.fusionflow.study.design.column.TheoryColumn;
import org.fusionflow.study.design.column.Variable;
import org.fusionflow.study.design.column.Variable.Source;

/**
 * Finds the columns of theory that settings use, as in {@code maxTime: 3*pull.timeRatio}: in settings of networks, recorded times, and arguments
 * of columns. Only a column that depends neither on networks nor on itself can be used; other columns stay unknown names.
 */
public final class SettingColumns {
    private static final Pattern NAME =
            Pattern.compile("([A-Za-z][A-Za-z0-9_]*)(?:\\.[A-Za-z][A-Za-z0-9_]*)?(?:\\[[^\\]]*\\])?");

    private final StudyNames names;
    private final QuantityCatalogue catalogue;

    /** A name and its place in the file. */
    private record Mention(String name, Place place) {}

    public SettingColumns(StudyNames names, QuantityCatalogue catalogue) {
        this.names = names;
        this.catalogue = catalogue;
    }

    /** The columns by the names that settings use, together with the columns that these use. */
    public Map<String, Variable> of(List<StudyNetwork> networks, List<TheoryColumn> theory, RecordSpec record) {
        List<Mention> mentions = new ArrayList<>();
        for (StudyNetwork network : networks) {
            Stream.of(Optional.of(network.setup()), network.halfNorms(), network.until(), network.times())
                    .flatMap(Optional::stream)
                    .forEach(value -> read(value, mentions));
        }
        theory.forEach(column -> mentions.addAll(arguments(column)));
        record.times().ifPresent(value -> read(value, mentions));
        record.unitTimes().ifPresent(value -> read(value, mentions));
        Map<String, Variable> found = new LinkedHashMap<>();
        for (Mention mention : mentions) {
            Map<String, Variable> used = new LinkedHashMap<>();
            if (isFree(mention, Set.of(), used)) {
                found.putAll(used);
            }
        }
        return found;
    }

    /** Adds the names of columns in a value. */
    private void read(YamlValue value, List<Mention> mentions) {
        if (value.isList()) {
            value.items().forEach(item -> read(item, mentions));
        } else if (value.isMapping()) {
            value.entries().values().forEach(entry -> read(entry, mentions));
        } else {
            Matcher name = NAME.matcher(value.text());
            while (name.find()) {
                String column = name.group(1);
                // A word such as the name of a method may also be the name of a column, which alone has no value.
                if (names.isTheory(column) && (!column.equals(name.group()) || names.isColumn(column))) {
                    mentions.add(new Mention(name.group(), value.source().place(name.start())));
                }
            }
        }
    }

    private List<Mention> arguments(TheoryColumn column) {
        List<Mention> mentions = new ArrayList<>();
        if (column instanceof TheoryColumn.PluggedIn plugged) {
            read(plugged.arguments(), mentions);
        } else if (column instanceof TheoryColumn.Scaled scaled) {
            read(scaled.u0(), mentions);
        }
        return mentions;
    }

    /**
     * True if a column does not depend on networks.
     *
     * @param open columns whose arguments are being examined
     * @param used receives the column and the columns that it uses
     */
    private boolean isFree(Mention mention, Set<String> open, Map<String, Variable> used) {
        Variable variable = names.known(mention.name(), mention.place());
        used.put(mention.name(), variable);
        if (variable.network().isPresent()) {
            return false;
        }
        if (variable.source() instanceof Source.OfFormula of) {
            return of.formula().names().stream()
                    .allMatch(inner -> isFree(new Mention(inner, mention.place()), open, used));
        }
        if (!(variable.source() instanceof Source.OfTheory theory)) {
            return true;
        }
        TheoryColumn column = theory.column();
        boolean trains = column instanceof TheoryColumn.PluggedIn plugged && catalogue.dependsOnNetworks(plugged.key());
        Set<String> inner = new LinkedHashSet<>(open);
        return !trains
                && inner.add(column.name())
                && arguments(column).stream().allMatch(argument -> isFree(argument, inner, used));
    }
}
