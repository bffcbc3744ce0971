package org.fusionflow.symbolic.algebra;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.Expr.Log;
import org.fusionflow.symbolic.algebra.Expr.Num;
import org.fusionflow.symbolic.algebra.Expr.Power;
import org.fusionflow.symbolic.algebra.Expr.Product;
import org.fusionflow.symbolic.algebra.Expr.Sum;
import org.fusionflow.symbolic.algebra.Expr.Symbol;
import org.matheclipse.core.basic.Config;
import org.matheclipse.core.eval.EvalEngine;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.interfaces.IAST;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.core.interfaces.IFraction;
import org.matheclipse.core.interfaces.IInteger;
import org.matheclipse.core.interfaces.ISymbol;
import org.matheclipse.parser.client.ParserConfig;

/**
 * Computes derivatives with Symja; the only class that uses it. Expressions are built by Symja's factory methods, not
 * by its parser, which would convert {@code uA} to lower case. One engine, used by one thread at a time.
 */
public final class Cas {
    private static final Cas INSTANCE = start();

    private final EvalEngine engine;

    /** One Symja symbol per name: Symja treats two symbols with the same name as different. */
    private final Map<String, ISymbol> dummies = new HashMap<>();

    private Cas(EvalEngine engine) {
        this.engine = engine;
    }

    /** Settings are global in Symja and have to be made before its first class is initialized. */
    private static Cas start() {
        ParserConfig.PARSER_USE_LOWERCASE_SYMBOLS = false;
        Config.UNPROTECT_ALLOWED = false;
        // Otherwise Symja starts a thread that reads its integration rules for seconds; they are not used.
        Config.JAS_NO_THREADS = true;
        return new Cas(new EvalEngine(false));
    }

    /** The only instance; the first call loads Symja. */
    public static Cas symja() {
        return INSTANCE;
    }

    /** Loads Symja in the background; loading takes half of the time of a first derivation. */
    public static void load() {
        Thread loader = new Thread(Cas::symja, "load-symja");
        loader.setDaemon(true);
        loader.start();
    }

    /** Partial derivative of an expression. */
    public synchronized Expr derivative(Expr expr, Symbol variable) {
        EvalEngine.set(engine);
        return fromSymja(engine.evaluate(F.D(toSymja(expr), symbol(variable))), symbols(expr));
    }

    /** The symbols by name. Symja does not keep the positivity of symbols, so results take their symbols from here. */
    private static Map<String, Expr> symbols(Expr input) {
        Map<String, Expr> known = new HashMap<>(Map.of("E", Constant.E, "Pi", Constant.PI));
        input.symbols().forEach(s -> known.put(s.name(), s));
        return known;
    }

    private ISymbol symbol(Symbol symbol) {
        return dummies.computeIfAbsent(symbol.name(), F::Dummy);
    }

    private IExpr toSymja(Expr expr) {
        if (expr instanceof Num n) {
            return F.fraction(n.value().numerator(), n.value().denominator());
        }
        if (expr instanceof Symbol s) {
            return s.equals(Constant.E) ? F.E : symbol(s);
        }
        if (expr instanceof Sum s) {
            return F.Plus(s.terms().stream().map(this::toSymja).toArray(IExpr[]::new));
        }
        if (expr instanceof Product p) {
            return F.Times(p.factors().stream().map(this::toSymja).toArray(IExpr[]::new));
        }
        if (expr instanceof Power p) {
            return F.Power(toSymja(p.base()), toSymja(p.exponent()));
        }
        return F.Log(toSymja(((Log) expr).argument()));
    }

    private static Expr fromSymja(IExpr expr, Map<String, Expr> known) {
        if (expr instanceof IInteger n) {
            return Expr.number(new Rational(n.toBigNumerator(), java.math.BigInteger.ONE));
        }
        if (expr instanceof IFraction n) {
            return Expr.number(new Rational(n.toBigNumerator(), n.toBigDenominator()));
        }
        if (expr instanceof ISymbol s) {
            Expr symbol = known.get(s.getSymbolName());
            if (symbol != null) {
                return symbol;
            }
        }
        if (expr instanceof IAST ast) {
            List<Expr> arguments = new ArrayList<>();
            for (int i = 1; i <= ast.argSize(); i++) {
                arguments.add(fromSymja(ast.get(i), known));
            }
            if (ast.isPlus()) {
                return Expr.sum(arguments);
            }
            if (ast.isTimes()) {
                return Expr.product(arguments);
            }
            if (ast.isPower()) {
                return Expr.power(arguments.get(0), arguments.get(1));
            }
            if (ast.isLog()) {
                return Expr.log(arguments.get(0));
            }
        }
        throw new ArithmeticException("Symja returned " + expr.fullFormString() + ", which is no algebraic expression");
    }
}
