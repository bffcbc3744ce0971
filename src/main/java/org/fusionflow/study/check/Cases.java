package org.fusionflow.study.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.fusionflow.expression.Datum;
import org.fusionflow.expression.Formula;
import org.fusionflow.expression.Scope;
import org.fusionflow.study.design.check.Check;

/** Lists the cases of a check: the points or seeds where all networks that it names are trained and its conditions hold. */
final class Cases {
    private final Check check;
    private final ResultTables tables;
    private final Set<String> networks = new TreeSet<>();

    /**
     * @param formulas expressions of the check's criterion
     */
    Cases(Check check, ResultTables tables, List<Formula> formulas) {
        this.check = check;
        this.tables = tables;
        formulas.forEach(formula -> tables.networks(formula, networks));
        tables.networks(check.of(), networks);
        check.when().ifPresent(formula -> tables.networks(formula, networks));
    }

    /** One case for each point, or for each seed of each point. */
    List<Case> single(boolean bySeed) {
        List<Case> cases = new ArrayList<>();
        for (int point = 0; point < tables.grid().size(); point++) {
            int at = point;
            boolean trained =
                    networks.stream().allMatch(n -> !tables.seeds(at, n).isEmpty());
            if (!trained) {
                continue;
            }
            String where = tables.grid().points().get(point).describe();
            List<String> seeds = seeds(point);
            if (!bySeed || seeds.isEmpty()) {
                add(cases, new Case(tables.atPoint(point, seeds), where, point, ""));
                continue;
            }
            for (String seed : seeds) {
                String place = where.isEmpty() ? "seed " + seed : where + ", seed " + seed;
                add(cases, new Case(tables.atSeed(point, seed), place, point, seed));
            }
        }
        return cases;
    }

    /** The seeds that all networks of the check have at a point. */
    private List<String> seeds(int point) {
        Set<String> common = new LinkedHashSet<>();
        boolean first = true;
        for (String network : networks) {
            if (first) {
                common.addAll(tables.seeds(point, network));
            } else {
                common.retainAll(tables.seeds(point, network));
            }
            first = false;
        }
        return List.copyOf(common);
    }

    /** Adds a case unless a condition excludes it. A case whose condition cannot be decided is kept, and is then not comparable. */
    private void add(List<Case> cases, Case one) {
        boolean wanted = check.when().isEmpty()
                || check.when().get().at(one.scope()).isTrue()
                || check.when().get().at(one.scope()).isMissing();
        boolean excluded =
                check.except().stream().anyMatch(e -> e.where().at(one.scope()).isTrue());
        if (wanted && !excluded) {
            cases.add(one);
        }
    }

    /** True if the check's condition cannot be decided; for a whole table, if it cannot be decided for one of its single cases. */
    boolean isUndecided(Case one) {
        List<Scope> scopes = one.point() < 0 ? one.scope().parts() : List.of(one.scope());
        return check.when().isPresent()
                && scopes.stream()
                        .anyMatch(scope -> check.when().get().at(scope).isMissing());
    }

    /** Groups single cases by the values of expressions. */
    Map<List<Datum>, List<Case>> groups(List<Case> cases, List<Formula> by) {
        Map<List<Datum>, List<Case>> groups = new LinkedHashMap<>();
        for (Case one : cases) {
            List<Datum> key =
                    by.stream().map(formula -> formula.at(one.scope())).toList();
            groups.computeIfAbsent(key, k -> new ArrayList<>()).add(one);
        }
        return groups;
    }

    /** One case for each group; aggregates run over the group's single cases. */
    List<Case> tables(boolean bySeed) {
        List<Case> cases = new ArrayList<>();
        groups(single(bySeed), check.per()).forEach((key, group) -> cases.add(group(key, group)));
        return cases;
    }

    private Case group(List<Datum> key, List<Case> group) {
        return new Case(scope(group), words(check.per(), key), -1, "");
    }

    /** The scope of several cases together: a name has a value if the value is the same in all of them. */
    static Scope scope(List<Case> group) {
        List<Scope> parts = group.stream().map(Case::scope).toList();
        return new Scope() {
            @Override
            public Datum value(String name) {
                List<Datum> values =
                        parts.stream().map(part -> part.value(name)).distinct().toList();
                return values.size() == 1 ? values.get(0) : Datum.Missing.VALUE;
            }

            @Override
            public List<Scope> parts() {
                return parts;
            }
        };
    }

    static String words(List<Formula> names, List<Datum> values) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Datum value = values.get(i);
            words.add(names.get(i) + " = "
                    + (value instanceof Datum.Word word ? word.text() : Digits.number(value.number())));
        }
        return String.join(", ", words);
    }
}
