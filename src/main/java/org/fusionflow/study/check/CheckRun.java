package org.fusionflow.study.check;

import java.util.List;
import java.util.OptionalDouble;
import org.fusionflow.expression.Datum;
import org.fusionflow.expression.Formula;
import org.fusionflow.study.check.CheckResult.Verdict;
import org.fusionflow.study.design.check.Check;
import org.fusionflow.study.design.check.Check.Criterion;
import org.fusionflow.study.design.check.Check.Every;
import org.fusionflow.study.design.check.Check.Share;

/** Decides a check from the tables of its study. */
public final class CheckRun {
    private final Check check;
    private final Cases cases;

    private CheckRun(Check check, ResultTables tables) {
        this.check = check;
        this.cases = new Cases(check, tables, formulas(check.criterion()));
    }

    /** Decides a check. */
    public static CheckResult of(Check check, ResultTables tables) {
        return new CheckRun(check, tables).result(tables);
    }

    /** Decides all checks of a study, in order. */
    public static List<CheckResult> all(List<Check> checks, ResultTables tables) {
        return checks.stream().map(check -> of(check, tables)).toList();
    }

    private static List<Formula> formulas(Criterion criterion) {
        if (criterion instanceof Criterion.Within within) {
            return List.of(within.against(), within.bound());
        }
        if (criterion instanceof Criterion.PlusMinus plusMinus) {
            return List.of(plusMinus.against(), plusMinus.bound());
        }
        if (criterion instanceof Criterion.AtMost most) {
            return List.of(most.bound());
        }
        if (criterion instanceof Criterion.AtLeast least) {
            return List.of(least.bound());
        }
        if (criterion instanceof Criterion.Between between) {
            return List.of(between.least(), between.most());
        }
        if (criterion instanceof Criterion.Existence existence) {
            return List.of(existence.condition());
        }
        if (criterion instanceof Criterion.Slope slope) {
            return List.of(slope.over(), slope.is(), slope.bound());
        }
        return criterion instanceof Criterion.Monotone monotone ? List.of(monotone.along()) : List.of();
    }

    private CheckResult result(ResultTables tables) {
        if (check.criterion() instanceof Criterion.Monotone monotone) {
            return new MonotoneCheck(check, monotone, cases, tables).result();
        }
        if (check.criterion() instanceof Criterion.Slope slope) {
            return new SlopeCheck(check, slope, cases, tables).result();
        }
        boolean table = check.every() == Every.TABLE || check.every() == Every.TABLE_OF_SEEDS;
        List<Case> all =
                table ? cases.tables(check.every() == Every.TABLE_OF_SEEDS) : cases.single(check.every() == Every.SEED);
        if (all.isEmpty()) {
            return noCase(check);
        }
        if (check.criterion() instanceof Criterion.Existence existence) {
            return existence(existence, all);
        }
        return check.criterion() instanceof Criterion.Holds holds ? holds(holds, all) : bounded(all);
    }

    static CheckResult noCase(Check check) {
        return new CheckResult(
                check, Verdict.NOT_COMPARABLE, "", "no case to look at", "", "", 0, OptionalDouble.empty());
    }

    private CheckResult bounded(List<Case> all) {
        BoundedCase worst = null;
        String where = "";
        for (Case one : all) {
            BoundedCase found = BoundedCase.of(check, one);
            if (cases.isUndecided(one) || found.isMissing()) {
                return new CheckResult(
                        check,
                        Verdict.NOT_COMPARABLE,
                        found.expected(),
                        found.measured(),
                        "",
                        one.where(),
                        all.size(),
                        OptionalDouble.empty());
            }
            if (worst == null || found.excess() > worst.excess()) {
                worst = found;
                where = one.where();
            }
        }
        if (worst == null) {
            return noCase(check);
        }
        return new CheckResult(
                check,
                CheckResult.verdict(check, worst.holds()),
                worst.expected(),
                worst.measured(),
                worst.error(),
                where,
                all.size(),
                OptionalDouble.of(worst.value()));
    }

    private CheckResult existence(Criterion.Existence existence, List<Case> all) {
        int holding = 0;
        String first = "";
        for (Case one : all) {
            Datum condition = existence.condition().at(one.scope());
            boolean exists = !check.of().at(one.scope()).isMissing();
            boolean right = !condition.isMissing() && exists == (condition.isTrue() == existence.present());
            holding += right ? 1 : 0;
            first = right || !first.isEmpty() ? first : one.where();
        }
        return counted(check, existence.share(), holding, all.size(), first);
    }

    private CheckResult holds(Criterion.Holds holds, List<Case> all) {
        if (!holds.byPoint()) {
            int holding = 0;
            String first = "";
            for (Case one : all) {
                boolean right = check.of().at(one.scope()).isTrue();
                holding += right ? 1 : 0;
                first = right || !first.isEmpty() ? first : one.where();
            }
            return counted(check, holds.share(), holding, all.size(), first);
        }
        int least = Integer.MAX_VALUE;
        int of = 0;
        String where = "";
        boolean enough = true;
        for (Case point : cases.single(false)) {
            int seeds = point.scope().parts().size();
            int holding = (int) point.scope().parts().stream()
                    .filter(seed -> check.of().at(seed).isTrue())
                    .count();
            enough &= holds.share().isEnough(holding, seeds);
            if (holding - holds.share().needed(seeds) < least) {
                least = holding - holds.share().needed(seeds);
                of = seeds;
                where = point.where();
            }
        }
        int needed = holds.share().needed(of);
        return new CheckResult(
                check,
                CheckResult.verdict(check, enough),
                "at least " + needed + " of " + of + " seeds",
                (least + needed) + " of " + of,
                "",
                where,
                all.size(),
                OptionalDouble.of(least + needed));
    }

    /** Decides a check by the number of cases that hold. */
    static CheckResult counted(Check check, Share share, int holding, int cases, String firstWrong) {
        int needed = share.needed(cases);
        return new CheckResult(
                check,
                cases == 0 ? Verdict.NOT_COMPARABLE : CheckResult.verdict(check, share.isEnough(holding, cases)),
                (needed < cases ? "at least " : "") + needed + " of " + cases,
                holding + " of " + cases,
                "",
                firstWrong,
                cases,
                OptionalDouble.of(holding));
    }
}
