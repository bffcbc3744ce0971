package org.fusionflow.report.mathml;

import org.jspecify.annotations.Nullable;

/**
 * A part of a formula with what scripts at it mean.
 *
 * @param element in MathML
 * @param kind what it is for the part that follows
 * @param limits true if scripts stand below and above in a display
 * @param function true for the name of a function, which needs a space before its argument
 */
record MathmlAtom(String element, Before kind, boolean limits, boolean function) {
    /** What stands before an atom: whether a minus there is the sign of a number, and whether a function needs a space. */
    enum Before {
        NOTHING,
        OPERAND,
        OPERATOR
    }

    static MathmlAtom operand(String element) {
        return new MathmlAtom(element, Before.OPERAND, false, false);
    }

    static MathmlAtom operator(String element) {
        return new MathmlAtom(element, Before.OPERATOR, false, false);
    }

    /** A single character. */
    static MathmlAtom character(String token, Before before) {
        return switch (token) {
            case "+", "-" -> plusMinus(token.equals("-") ? "−" : "+", before);
            case "=", "<", ">", ":" -> MathmlAtom.operator("<mo>" + MathmlSigns.escaped(token) + "</mo>");
            case "*" -> MathmlAtom.operator("<mo>∗</mo>");
            case "/" -> MathmlAtom.operator("<mo lspace=\"0\" rspace=\"0\">/</mo>");
            case ",", ";" -> MathmlAtom.operator("<mo separator=\"true\">" + token + "</mo>");
            case "(", "[" -> new MathmlAtom(fence(token, "prefix"), Before.OPERATOR, false, false);
            case ")", "]" -> MathmlAtom.operand(fence(token, "postfix"));
            case "|" -> MathmlAtom.operand("<mo stretchy=\"false\" lspace=\"0\" rspace=\"0\">|</mo>");
            case "!" -> MathmlAtom.operand("<mo>!</mo>");
            case "~" -> new MathmlAtom("<mtext>&#xa0;</mtext>", Before.NOTHING, false, false);
            default ->
                Character.isLetter(token.codePointAt(0))
                        ? MathmlAtom.operand("<mi>" + token + "</mi>")
                        : MathmlAtom.operator("<mo>" + MathmlSigns.escaped(token) + "</mo>");
        };
    }

    private static MathmlAtom plusMinus(String sign, Before before) {
        return MathmlAtom.operator("<mo" + (before == Before.OPERAND ? "" : " form=\"prefix\"") + ">" + sign + "</mo>");
    }

    private static String fence(String sign, String form) {
        return "<mo form=\"" + form + "\" stretchy=\"false\">" + MathmlSigns.escaped(sign) + "</mo>";
    }

    static String space(String em) {
        return "<mspace width=\"" + em + "em\"></mspace>";
    }

    /** A command, without its backslash, that is one sign; null if it is more. */
    static @Nullable MathmlAtom sign(String name, Before before) {
        if (!MathmlSigns.letter(name).isEmpty()) {
            return MathmlAtom.operand("<mi>" + MathmlSigns.letter(name) + "</mi>");
        }
        if (!MathmlSigns.upright(name).isEmpty()) {
            return MathmlAtom.operand("<mi mathvariant=\"normal\">" + MathmlSigns.upright(name) + "</mi>");
        }
        if (!MathmlSigns.operator(name).isEmpty()) {
            return name.equals("pm") || name.equals("mp")
                    ? plusMinus(MathmlSigns.operator(name), before)
                    : name.equals("ast") && before != Before.OPERAND
                            ? MathmlAtom.operand("<mo lspace=\"0\" rspace=\"0\">∗</mo>")
                            : MathmlAtom.operator("<mo>" + MathmlSigns.operator(name) + "</mo>");
        }
        if (!MathmlSigns.relation(name).isEmpty()) {
            return MathmlAtom.operator(
                    "<mo stretchy=\"false\">" + MathmlSigns.escaped(MathmlSigns.relation(name)) + "</mo>");
        }
        if (!MathmlSigns.large(name).isEmpty()) {
            return new MathmlAtom(
                    "<mo movablelimits=\"true\">" + MathmlSigns.large(name) + "</mo>", Before.OPERATOR, true, false);
        }
        if (!MathmlSigns.integral(name).isEmpty()) {
            return MathmlAtom.operator("<mo>" + MathmlSigns.integral(name) + "</mo>");
        }
        if (MathmlSigns.isFunction(name)) {
            String words = name.startsWith("lim") && name.length() > 3 ? "lim " + name.substring(3) : name;
            return MathmlSigns.hasLimits(name)
                    ? new MathmlAtom(
                            "<mo movablelimits=\"true\" lspace=\"0\" rspace=\"0\" form=\"prefix\">" + words + "</mo>",
                            Before.OPERAND,
                            true,
                            true)
                    : new MathmlAtom("<mi>" + words + "</mi>", Before.OPERAND, false, true);
        }
        if (!MathmlSigns.delimiter(name).isEmpty()) {
            String form = MathmlSigns.opens(name) ? "prefix" : "postfix";
            return new MathmlAtom(
                    fence(MathmlSigns.delimiter(name), form),
                    MathmlSigns.opens(name) ? Before.OPERATOR : Before.OPERAND,
                    false,
                    false);
        }
        if (!MathmlSigns.space(name).isEmpty()) {
            return new MathmlAtom(space(MathmlSigns.space(name)), Before.NOTHING, false, false);
        }
        return name.matches("[%$#_&]") ? MathmlAtom.operand("<mtext>" + MathmlSigns.escaped(name) + "</mtext>") : null;
    }

    static String stretched(String sign, String form) {
        return sign.equals(".")
                ? ""
                : "<mo form=\"" + form + "\" stretchy=\"true\" symmetric=\"true\" lspace=\"0\" rspace=\"0\">"
                        + MathmlSigns.escaped(sign) + "</mo>";
    }
}
