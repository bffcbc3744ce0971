package org.fusionflow.claims.formal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts names, premises and definitions in an order in which each comes after what it speaks of, and leaves out what is not needed. */
final class Arrangement {
    private static final Pattern NAME = Pattern.compile("[A-Za-z]\\w*_[\\w']*");

    private final Map<String, Binder> named = new LinkedHashMap<>();
    private final List<Binder> premises = new ArrayList<>();
    private final List<String> later = new ArrayList<>();
    private final Set<String> visited = new HashSet<>();
    private final Set<String> placed = new HashSet<>();
    private final List<Binder> arranged = new ArrayList<>();

    Arrangement(List<Binder> binders, String conclusion) {
        for (Binder binder : binders) {
            if (binder.kind() == Binder.Kind.PREMISE) {
                premises.add(binder);
            } else {
                named.put(binder.name(), binder);
            }
        }
        premises.stream()
                .filter(p -> p.about().isEmpty())
                .forEach(p -> names(p.text()).forEach(this::place));
        names(conclusion).forEach(this::place);
        // What premises speak of comes after what is being defined now.
        for (int i = 0; i < later.size(); i++) {
            place(later.get(i));
        }
        premises.stream().filter(p -> p.about().isEmpty()).forEach(arranged::add);
    }

    List<Binder> binders() {
        return arranged;
    }

    /** The names in a text. */
    static Set<String> names(String text) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = NAME.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group());
        }
        return names;
    }

    private void place(String name) {
        Binder binder = named.get(name);
        if (binder == null || !visited.add(name)) {
            return;
        }
        names(binder.text()).forEach(this::place);
        arranged.add(binder);
        placed.add(name);
        premises.stream()
                .filter(p -> p.about().equals(name))
                .flatMap(p -> names(p.text()).stream())
                .forEach(later::add);
        settle();
    }

    /** Premises stand as soon as everything they speak of does. */
    private void settle() {
        for (Binder premise : premises) {
            boolean known = names(premise.text()).stream().allMatch(n -> placed.contains(n) || !named.containsKey(n));
            if (!premise.about().isEmpty()
                    && placed.contains(premise.about())
                    && known
                    && visited.add(premise.name())) {
                arranged.add(premise);
            }
        }
    }
}
