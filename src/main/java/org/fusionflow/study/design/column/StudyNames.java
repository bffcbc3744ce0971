package org.fusionflow.study.design.column;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fusionflow.data.file.YamlValue;
import org.fusionflow.expression.Datum;
import org.fusionflow.expression.Formula;
import org.fusionflow.expression.Names;
import org.fusionflow.expression.Place;
import org.fusionflow.expression.Term;
import org.fusionflow.study.design.column.Variable.Source;
import org.fusionflow.study.design.column.Variable.Statistic;
import org.fusionflow.study.design.grid.StudyGrid;

/** The names that checks and figures of a study may use. It also collects the columns that its tables need, as names are looked up. */
public final class StudyNames implements Names {
    /** {@code COLUMN}, {@code COLUMN.QUANTITY}, {@code COLUMN.QUANTITY[MODALITY]}, each also with a statistic of the seeds. */
    private static final Pattern FORM =
            Pattern.compile("([^.\\[]+?)(?:\\.([A-Za-z]\\w*))??(?:\\[([^\\]]*)\\])?(?:\\.(mean|sd|se|n))?");

    private static final Pattern COLUMN = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

    private final StudyGrid grid;
    private final Set<String> symbols;
    private final List<String> modalities;
    private final QuantityCatalogue catalogue;
    private final List<String> plugins;
    private final Set<String> networks = new LinkedHashSet<>();
    private final Map<String, TheoryColumn> theories = new LinkedHashMap<>();
    private final Map<String, Variable> used = new LinkedHashMap<>();

    /**
     * @param symbols numbers of the problem
     * @param modalities of all points
     */
    public StudyNames(
            StudyGrid grid,
            Set<String> symbols,
            List<String> modalities,
            QuantityCatalogue catalogue,
            List<String> plugins) {
        this.grid = grid;
        this.symbols = symbols;
        this.modalities = modalities;
        this.catalogue = catalogue;
        this.plugins = plugins;
        for (String name : List.of("formula", "asymptotic", "refined", "corrected", "reduced")) {
            theories.put(name, new TheoryColumn.Predicted(name));
        }
    }

    /** Rejects the name of a new column if it is not a valid name or is already in use. */
    public void requireFree(String what, String name, YamlValue value) {
        boolean taken = networks.contains(name)
                || theories.containsKey(name)
                || isOfEachNetwork(name)
                || grid.names().contains(name)
                || symbols.contains(name);
        if (taken || !COLUMN.matcher(name).matches()) {
            throw value.problem(what + " '" + name
                    + "': expected a name of letters, digits, dashes and underscores that nothing else has");
        }
    }

    public void addNetwork(String name) {
        networks.add(name);
    }

    public void add(TheoryColumn column) {
        theories.put(column.name(), column);
    }

    public List<String> networks() {
        return List.copyOf(networks);
    }

    public List<String> modalities() {
        return modalities;
    }

    /** The column of a name. For a name that stands for one column of each network, the column of the given network. */
    public Optional<TheoryColumn> theory(String name, Optional<String> network) {
        return Optional.ofNullable(theories.get(name)).or(() -> network.map(of -> theories.get(ofNetwork(name, of))));
    }

    /** The name of a network's column where every network has one; the plain name if there is one network only. */
    public String ofNetwork(String name, String network) {
        return networks.size() == 1 ? name : name + " of " + network;
    }

    /** True for a name that stands for one column of each network. */
    public boolean isOfEachNetwork(String name) {
        return networks.stream().anyMatch(network -> theories.containsKey(name + " of " + network));
    }

    /** Columns of theory whose values over time are recorded. */
    public List<String> followed() {
        List<String> found = new ArrayList<>(List.of("reduced"));
        theories.values().stream()
                .filter(TheoryColumn.OwnStart.class::isInstance)
                .forEach(column -> found.add(column.name()));
        return found;
    }

    /** True for a quantity of networks. */
    public boolean isQuantity(String key) {
        return catalogue.ofNetworks(plugins).containsKey(key);
    }

    /** Adds a column for an expression, whose name is its text. An expression that uses networks has a value for each seed of the first of them. */
    public Variable derived(String name, Formula formula, Place place) {
        TheoryColumn column = theories.get(name);
        if (column == null) {
            column = new TheoryColumn.Derived(name, formula, networkOf(formula));
            add(column);
        }
        Variable variable = predicted(name, column, Optional.empty(), Optional.empty(), place);
        used.putIfAbsent(name, variable);
        return variable;
    }

    /** The first network of an expression's names, in the order of the study; empty if the expression has one value for each point. */
    public Optional<String> networkOf(Formula formula) {
        Set<String> found = new LinkedHashSet<>();
        for (String name : formula.names()) {
            Variable variable = used.get(name);
            if (variable != null && variable.statistic().isEmpty()) {
                variable.network().ifPresent(found::add);
            }
        }
        return networks.stream().filter(found::contains).findFirst();
    }

    /** True for axes, numbers of the problem and columns that are expressions. */
    public boolean isColumn(String name) {
        return isAxis(name) || symbols.contains(name) || theories.get(name) instanceof TheoryColumn.Derived;
    }

    /** Adds a column that no expression names. */
    void add(Variable variable) {
        used.putIfAbsent(variable.name(), variable);
    }

    /** A statistic of the seeds of a variable. */
    public void statistic(Variable variable, Statistic statistic) {
        String name = variable.pointColumn(statistic);
        used.putIfAbsent(
                name,
                new Variable(
                        name,
                        Datum.Kind.NUMBER,
                        variable.network(),
                        Optional.of(statistic),
                        variable.column(),
                        variable.source()));
    }

    public boolean isAxis(String name) {
        return grid.names().contains(name);
    }

    /** The variables that were looked up, in that order. */
    public List<Variable> used() {
        return List.copyOf(used.values());
    }

    @Override
    public Datum.Kind kind(Term.Name name) {
        return variable(name.name(), name.place()).kind();
    }

    @Override
    public boolean aggregates() {
        return true;
    }

    /** The variable of a name, which becomes a column of the tables. */
    public Variable variable(String name, Place place) {
        Variable known = used.get(name);
        if (known != null) {
            return known;
        }
        Variable found = find(name, place);
        used.put(name, found);
        return found;
    }

    /** The variable of a name, without making it a column of the tables. */
    public Variable known(String name, Place place) {
        Variable known = used.get(name);
        return known == null ? find(name, place) : known;
    }

    /** True for the name of a column of theory. */
    public boolean isTheory(String column) {
        return theories.containsKey(column);
    }

    private Variable find(String name, Place place) {
        int axis = grid.names().indexOf(name);
        if (axis >= 0) {
            return atPoint(name, grid.kinds().get(axis), new Source.OfAxis());
        }
        if (symbols.contains(name)) {
            return atPoint(name, Datum.Kind.NUMBER, new Source.OfProblem(name));
        }
        Matcher form = FORM.matcher(name);
        if (!form.matches()) {
            throw unknown(name, place);
        }
        String column = form.group(1);
        Optional<String> quantity = Optional.ofNullable(form.group(2));
        Optional<String> modality = Optional.ofNullable(form.group(3));
        Optional<Statistic> statistic =
                Optional.ofNullable(form.group(4)).map(s -> Statistic.valueOf(s.toUpperCase(Locale.ROOT)));
        TheoryColumn theory = theories.get(column);
        if (!networks.contains(column) && theory == null) {
            if (isOfEachNetwork(column)) {
                throw place.wrong(
                        "'" + column + "' is a column of each network, expected 'NAME of NETWORK' in quotes, such as '"
                                + ofNetwork(column, networks.iterator().next()) + "'");
            }
            throw unknown(name, place);
        }
        Variable variable = theory == null
                ? measured(name, column, quantity, modality, place)
                : predicted(name, theory, quantity, modality, place);
        if (statistic.isPresent()) {
            if (variable.network().isEmpty()) {
                throw place.wrong("'" + name + "' has one value a point, expected a quantity of a network before ."
                        + form.group(4));
            }
            if (variable.kind() == Datum.Kind.WORD) {
                throw place.wrong("'" + name + "' is a word, expected a number before ." + form.group(4));
            }
        }
        return new Variable(
                name,
                statistic.isPresent() ? Datum.Kind.NUMBER : variable.kind(),
                variable.network(),
                statistic,
                variable.column(),
                variable.source());
    }

    private static Variable atPoint(String name, Datum.Kind kind, Source source) {
        return new Variable(name, kind, Optional.empty(), Optional.empty(), name, source);
    }

    private Variable measured(
            String name, String network, Optional<String> quantity, Optional<String> modality, Place place) {
        QuantityName found = new QuantityLookup(name, network, modalities, place)
                .find(catalogue.ofNetworks(plugins), quantity, modality);
        return new Variable(
                name,
                found.kind(),
                Optional.of(network),
                Optional.empty(),
                labelled(found.key(), modality),
                new Source.OfNetwork(found, modality));
    }

    private Variable predicted(
            String name, TheoryColumn column, Optional<String> quantity, Optional<String> modality, Place place) {
        if (column instanceof TheoryColumn.Derived derived) {
            if (quantity.isPresent() || modality.isPresent()) {
                throw place.wrong("'" + name + "': " + column.name() + " is an expression and has no quantities");
            }
            return new Variable(
                    name,
                    derived.formula().kind(),
                    derived.network(),
                    Optional.empty(),
                    column.name(),
                    new Source.OfFormula(derived.formula()));
        }
        QuantityName found = new QuantityLookup(name, column.name(), modalities, place)
                .find(catalogue.ofTheory(column), quantity, modality);
        return new Variable(
                name,
                found.kind(),
                column.network(),
                Optional.empty(),
                column.name() + "." + labelled(found.key(), modality),
                new Source.OfTheory(column, found, modality));
    }

    private static String labelled(String key, Optional<String> modality) {
        return key + modality.map(m -> "[" + m + "]").orElse("");
    }

    private org.fusionflow.architecture.InvalidInput unknown(String name, Place place) {
        List<String> columns = new ArrayList<>(networks);
        columns.addAll(theories.keySet());
        return place.wrong("unknown name '" + name + "', expected "
                + (grid.names().isEmpty() ? "" : "an axis of " + grid.names() + ", ")
                + "a number of the problem of " + symbols + ", or COLUMN.QUANTITY with a column of " + columns);
    }
}
