package org.fusionflow.explore.problem;

/**
 * A number of a problem that a page can change.
 *
 * @param name in requests: {@code u0}, {@code L}, {@code Lf}, {@code depth.0}, or the key of an entry of the data's source, such as {@code rho}
 * @param label for people, in the markup of charts: {@code u_0}
 * @param meaning in words
 * @param text of the number as it is given, exactly
 * @param lower end of the slider; a typed number may lie beyond it
 * @param upper end of the slider
 * @param step between two positions, in decades if it is logarithmic
 * @param logarithmic true if equal distances are equal ratios
 */
public record Slider(
        String name,
        String label,
        String meaning,
        String text,
        double lower,
        double upper,
        double step,
        boolean logarithmic) {
    public Slider {
        if (!(lower < upper) || !(step > 0) || (logarithmic && !(lower > 0))) {
            throw new IllegalArgumentException("slider " + name + ": expected lower < upper and a step, found " + lower
                    + ", " + upper + ", " + step);
        }
    }

    static Slider whole(String name, String label, String meaning, int value, int lower, int upper) {
        return new Slider(name, label, meaning, Integer.toString(value), lower, upper, 1, false);
    }

    static Slider linear(String name, String label, String meaning, String text, double lower, double upper) {
        return new Slider(name, label, meaning, text, lower, upper, 0.01, false);
    }

    static Slider logarithmic(String name, String label, String meaning, String text, double lower, double upper) {
        return new Slider(name, label, meaning, text, lower, upper, 0.01, true);
    }
}
