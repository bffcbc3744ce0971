package org.fusionflow.claims.statement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modality;
import org.fusionflow.claims.document.Claim;
import org.fusionflow.claims.document.Conditions;
import org.fusionflow.claims.document.LearnedSets;
import org.fusionflow.claims.document.ReservedNames;
import org.fusionflow.expression.Term;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.flow.RankOneFlow;
import org.fusionflow.symbolic.flow.ReducedSystem;
import org.fusionflow.symbolic.flow.Training;
import org.fusionflow.symbolic.flow.VectorFlow;
import org.fusionflow.symbolic.saddle.VectorPointValues;

/**
 * The symbols of a claim and their meaning: those of its architecture for one input per modality (see
 * {@code derivations/notation.md}), and its declared variables.
 */
public final class Vocabulary {
    private final Claim claim;
    private final Optional<RankOneFlow> flow;
    private final boolean amplitudes;
    private final Training training;
    private final Map<String, Expr> meanings = new LinkedHashMap<>();
    private final Set<String> vectorNames = new LinkedHashSet<>();
    private final Optional<VectorFlow> vectorFlow;
    private final Optional<VectorPointValues> vectorPoints;
    private final Vectors vectors;
    private final OpaqueFunctions functions;

    public Vocabulary(Claim claim) {
        this.claim = claim;
        Set<String> used = new HashSet<>();
        names(claim.statement(), used);
        claim.assumptions().forEach(a -> names(a, used));
        // Each abbreviation may use those before it; one that is not used must change nothing.
        for (int i = claim.abbreviations().size() - 1; i >= 0; i--) {
            Claim.Abbreviation abbreviation = claim.abbreviations().get(i);
            if (used.contains(abbreviation.name().name())) {
                names(abbreviation.value(), used);
            }
        }
        this.functions = new OpaqueFunctions(
                claim.declared().stream().map(c -> c.name().name()).collect(Collectors.toSet()));
        this.training = TrainingMeaning.of(claim);
        this.vectorFlow =
                claim.tree().filter(tree -> !vectorModalities(tree).isEmpty()).map(this::vectorFlow);
        this.vectorPoints = vectorFlow.map(VectorPointValues::new);
        Optional<FusionTree> ofScalars = claim.tree().filter(tree -> vectorFlow.isEmpty());
        try {
            Optional<RankOneFlow> byAmplitudes = ofScalars
                    .filter(FusionTree::isNumeric)
                    .map(tree -> RankOneFlow.amplitudes(tree, training))
                    .filter(f -> f.coordinates().stream().anyMatch(a -> used.contains(a.name())));
            this.amplitudes = byAmplitudes.isPresent();
            this.flow = amplitudes ? byAmplitudes : ofScalars.map(this::balanced);
            flow.ifPresent(this::addSymbols);
            vectorFlow.ifPresent(this::addSymbols);
        } catch (InvalidInput ambiguous) {
            throw claim.place().wrong(String.valueOf(ambiguous.getMessage()));
        }
        addDeclared();
        List<String> declaredVectors = new ArrayList<>();
        for (Term.Name name : claim.vectors()) {
            if (modalityNames().contains(name.name())) {
                continue;
            }
            requireFree(name);
            vectorNames.add(name.name());
            declaredVectors.add(name.name());
        }
        this.vectors = vectors(declaredVectors);
        mark();
    }

    private Vectors vectors(List<String> declared) {
        Map<String, Term> abbreviations = new LinkedHashMap<>();
        claim.abbreviations().forEach(a -> abbreviations.put(a.name().name(), a.value()));
        Set<String> nonzero = new HashSet<>();
        claim.assumptions()
                .forEach(a -> Claim.positiveName(a).filter(declared::contains).ifPresent(nonzero::add));
        return new Vectors(declared, nonzero, abbreviations, vectorFlow);
    }

    /** Names of the modalities with several inputs. */
    private Set<String> vectorModalities(FusionTree tree) {
        Set<String> modalities = new LinkedHashSet<>();
        Set<String> seen = new HashSet<>();
        for (Term.Name name : claim.vectors()) {
            if (!seen.add(name.name())) {
                throw name.place().wrong("vector '" + name.name() + "' comes twice, expected it once");
            }
            if (tree.names().contains(name.name())) {
                modalities.add(name.name());
            }
        }
        return modalities;
    }

    private VectorFlow vectorFlow(FusionTree tree) {
        return new VectorFlow(tree, vectorModalities(tree), training.rates());
    }

    /** The flow in lengths of a tree, trained as the claim says. */
    public RankOneFlow balanced(FusionTree tree) {
        return RankOneFlow.balanced(tree, training);
    }

    public Training training() {
        return training;
    }

    /** The symbols of a flow of modalities with several inputs; its rows are vectors, and covariances have no names. */
    private void addSymbols(VectorFlow of) {
        FusionTree tree = of.tree();
        for (int m = 0; m < tree.names().size(); m++) {
            String name = tree.names().get(m);
            put("u" + name, of.length(m));
            put("g" + name, of.gain(m));
            if (of.isVector(m)) {
                vectorNames.addAll(List.of("s" + name, "e" + name, "w" + name));
            } else {
                put("s" + name, Expr.real("s" + name));
                put("e" + name, Expr.real("e" + name));
                put("w" + name, of.mapNorm(m));
            }
        }
        addEdgeNorms(tree);
        put("yy", Expr.positive("yy"));
        put("u0", Expr.positive("u0"));
        put("Loss", of.loss());
        addDepths(tree);
    }

    /** Adds the names that occur in a term, without those of learned sets. */
    static void names(Term term, Set<String> names) {
        if (term instanceof Term.Name n) {
            names.add(n.name());
        }
        LearnedSets.others(term).forEach(part -> names(part, names));
    }

    private void addSymbols(RankOneFlow of) {
        FusionTree tree = of.tree();
        List<String> names = tree.names();
        for (int m = 0; m < names.size(); m++) {
            put("w" + names.get(m), of.map(m));
            put("s" + names.get(m), of.correlation(m));
            put("g" + names.get(m), of.gain(m));
            put("e" + names.get(m), of.residual(m));
            for (int n = m; n < names.size(); n++) {
                put("v" + names.get(m) + (n == m ? "" : names.get(n)), of.covariance(m, n));
            }
        }
        of.coordinates().forEach(c -> put(c.name(), c));
        if (!amplitudes) {
            addEdgeNorms(tree);
        }
        put("yy", of.outputVariance());
        put("u0", Expr.positive("u0"));
        put("Loss", of.loss());
        addDepths(tree);
    }

    private void addDepths(FusionTree tree) {
        if (!tree.isNumeric()) {
            put("L", Expr.positive("L"));
            put("Lf", Expr.positive("Lf"));
        }
    }

    /** Adds the norms of edges, such as {@code NAB}; all edges above the same modalities have the same norm. */
    private void addEdgeNorms(FusionTree node) {
        if (!(node instanceof Modality)) {
            String name = "N" + String.join("", node.names());
            Expr norm = ReducedSystem.edgeNorm(node, training.rates());
            // An edge above a node with a single child has the same modalities and the same norm as the edge below.
            if (!norm.equals(meanings.get(name))) {
                put(name, norm);
            }
            node.children().forEach(this::addEdgeNorms);
        }
    }

    private void put(String name, Expr meaning) {
        Expr before = meanings.put(name, meaning);
        if (before != null) {
            throw new InvalidInput("modality names "
                    + String.join(", ", claim.tree().orElseThrow().names()) + ": '" + name
                    + "' would have two meanings; expected other names");
        }
    }

    private void addDeclared() {
        for (Claim.Variable variable : claim.declared()) {
            Term.Name name = variable.name();
            requireFree(name);
            meanings.put(name.name(), variable.positive() ? Expr.positive(name.name()) : Expr.real(name.name()));
        }
    }

    /**
     * @throws InvalidInput if the name has a meaning already
     */
    void requireFree(Term.Name name) {
        // With an architecture, L and Lf always denote numbers of layers.
        boolean depth = claim.tree().isPresent()
                && (name.name().equals("L") || name.name().equals("Lf"));
        if (depth
                || vectorNames.contains(name.name())
                || meanings.containsKey(name.name())
                || ReservedNames.contain(name.name())) {
            throw name.place().wrong("'" + name.name() + "' has a meaning already; expected another name");
        }
    }

    /** Marks the symbols that the claim assumes to be positive. */
    private void mark() {
        for (Term condition : claim.assumptions()) {
            Claim.positiveName(condition).ifPresent(name -> {
                // Maps and residuals are excluded: At gives them other values, for which the assumption need not hold.
                boolean moves = vectorFlow.isPresent() && name.startsWith("e");
                if (meanings.get(name) instanceof Expr.Symbol symbol
                        && !moves
                        && !isMap(symbol)
                        && !isResidual(symbol)) {
                    meanings.put(name, Expr.positive(name));
                }
            });
        }
    }

    /** True for the symbols of the maps, by name. */
    boolean isMap(Expr.Symbol symbol) {
        return flow.isPresent()
                && IntStream.range(0, flow.get().tree().names().size())
                        .anyMatch(m -> flow.get().map(m).name().equals(symbol.name()));
    }

    private boolean isResidual(Expr.Symbol symbol) {
        if (symbol.name().equals("Loss")) {
            return claim.tree().isPresent();
        }
        return flow.isPresent()
                && IntStream.range(0, flow.get().tree().names().size())
                        .anyMatch(m -> flow.get().residual(m).name().equals(symbol.name()));
    }

    /** True if the architecture has the symbolic depths L and Lf. */
    public boolean hasDepthSymbols() {
        return claim.tree().map(tree -> !tree.isNumeric()).orElse(false);
    }

    /** The cosines, sines and error functions that were met so far. */
    public OpaqueFunctions functions() {
        return functions;
    }

    /** The vectors of {@code vectors:} and the rows of the modalities that it names. */
    public Vectors vectors() {
        return vectors;
    }

    /** The flow of an architecture of whose modalities some have several inputs; then {@link #flow} is empty. */
    public Optional<VectorFlow> vectorFlow() {
        return vectorFlow;
    }

    /** The fixed points of {@link #vectorFlow}. */
    public Optional<VectorPointValues> vectorPoints() {
        return vectorPoints;
    }

    public Optional<RankOneFlow> flow() {
        return flow;
    }

    /**
     * The flow that a function needs.
     *
     * @throws InvalidInput if there is none, or modalities have several inputs
     */
    RankOneFlow flow(Term.Call call) {
        if (vectorFlow.isPresent()) {
            throw call.place().wrong(call.function() + " is not known where modalities have several inputs");
        }
        return flow.orElseThrow(
                () -> call.place().wrong(call.function() + " needs an architecture: expected 'architecture:'"));
    }

    public boolean usesAmplitudes() {
        return amplitudes;
    }

    /**
     * All symbols by name, with positive ones marked; substitute them into expressions that were built without the
     * marks.
     */
    public Map<String, Expr> marked() {
        return meanings.entrySet().stream()
                .filter(e -> e.getValue() instanceof Expr.Symbol s && s.name().equals(e.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The declared variables, in their order. */
    public List<Expr.Symbol> declared() {
        return claim.declared().stream()
                .map(c -> (Expr.Symbol) meanings.getOrDefault(c.name().name(), Expr.real("?")))
                .toList();
    }

    /**
     * Leaf index of a modality that a learned set names.
     *
     * @throws InvalidInput if there is no such modality
     */
    int modality(Term.Name name) {
        List<String> names = claim.tree().map(FusionTree::names).orElse(List.of());
        int at = names.indexOf(name.name());
        if (at < 0) {
            throw name.place().wrong("unknown modality '" + name.name() + "'; " + NearMisses.modalities(claim.tree()));
        }
        return at;
    }

    private List<String> modalityNames() {
        return claim.tree().map(FusionTree::names).orElse(List.of());
    }

    /**
     * Checks all names in a term without evaluating it.
     *
     * @param abbreviations names that have a meaning as well
     * @throws InvalidInput if a name is unknown
     */
    public void requireKnown(Term term, Set<String> abbreviations) {
        if (term instanceof Term.Name n && !abbreviations.contains(n.name()) && !vectorNames.contains(n.name())) {
            meaning(n);
        }
        if (term instanceof Term.Approach approach && LimitTerm.isInfinity(approach.point())) {
            requireKnown(approach.variable(), abbreviations);
            return;
        }
        // The names in learned sets, and of variables of integrals without an antiderivative, are no symbols.
        boolean hasOwnNames = term instanceof Term.Braces
                || (term instanceof Term.Call c
                        && ((c.function().equals("Integrate") && c.arguments().size() < 3)
                                || Conditions.FUNCTIONS.contains(c.function())));
        if (term instanceof Term.Call c && c.function().equals("At")) {
            c.arguments().stream().limit(1).forEach(part -> requireKnown(part, abbreviations));
        } else if (!hasOwnNames) {
            term.parts().forEach(part -> requireKnown(part, abbreviations));
        }
    }

    /**
     * The expression that a name stands for.
     *
     * @throws InvalidInput if the name is unknown
     */
    Expr meaning(Term.Name name) {
        if (name.name().equals("E") || name.name().equals("Pi")) {
            return Expr.positive(name.name());
        }
        Expr meaning = meanings.get(name.name());
        if (meaning != null) {
            return meaning;
        }
        if (vectorNames.contains(name.name())) {
            throw name.place().wrong("'" + name.name() + "' is a vector: expected it within dot or norm");
        }
        throw NearMisses.unknown(name, claim.tree(), meanings.keySet(), vectorFlow);
    }
}
