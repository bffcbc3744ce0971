package org.fusionflow.explore.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.explore.network.OverlayRun;
import org.fusionflow.explore.network.OverlayRuns;
import org.fusionflow.explore.problem.AskedProblem;
import org.fusionflow.explore.problem.StartProblem;
import org.fusionflow.explore.view.RatioCurve;
import org.fusionflow.explore.view.SavedView;
import org.fusionflow.explore.view.Scales;
import org.fusionflow.explore.view.View;
import org.fusionflow.explore.view.ViewDocument;

/** Answers the requests of pages with JSON documents. Thread-safe. */
final class Routes implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MOST_PAGES = 100;

    /** Answers one kind of request. */
    @FunctionalInterface
    private interface Route {
        ObjectNode answer(PageRequest request);
    }

    private final StartProblem start;
    private final OverlayRuns runs = new OverlayRuns();
    private final RatioCurve.Known curves = new RatioCurve.Known();
    private final Map<String, Route> routes = new LinkedHashMap<>();
    /** The number of the last curve that each page has asked for. */
    private final Map<String, Long> wanted = new LinkedHashMap<>(16, 0.75f, true);

    private long asked;

    Routes(StartProblem start) {
        this.start = start;
        routes.put("start", request -> start());
        routes.put("view", this::view);
        routes.put("ratio", this::ratio);
        routes.put("points", this::points);
        routes.put("train", this::train);
        routes.put("runs", request -> ViewDocument.ofRuns(runs.all()));
        routes.put("cancel", this::cancel);
        routes.put("forget", this::forget);
        routes.put(
                "study",
                request -> file("explore.yaml", saved(request).study(Path.of("").toAbsolutePath())));
        routes.put("figure", request -> file("explore.svg", saved(request).figure()));
        routes.put("numbers", request -> file("explore.csv", saved(request).numbers()));
        routes.put("alive", request -> MAPPER.createObjectNode().put("alive", true));
    }

    boolean has(String path) {
        return routes.containsKey(path);
    }

    /**
     * @param path one that it {@linkplain #has has}
     * @throws org.fusionflow.architecture.InvalidInput with the message of the command line
     */
    ObjectNode answer(String path, PageRequest request) {
        Route route = routes.get(path);
        if (route == null) {
            throw new Refusal(404, "no such page");
        }
        return route.answer(request);
    }

    private ObjectNode start() {
        ObjectNode document = MAPPER.createObjectNode();
        ObjectNode values = document.putObject("values");
        start.values().forEach(values::put);
        document.put("read", start.isRead());
        return document;
    }

    private AskedProblem problem(PageRequest request) {
        return start.asked(request.values(), request.sliders(), request.moved());
    }

    private ObjectNode view(PageRequest request) {
        Scales scales = Scales.read(request.scales());
        AskedProblem problem = problem(request);
        // One look at the runs: one that ends meanwhile is neither drawn nor said to be done.
        List<OverlayRun> now = runs.all();
        View view =
                View.of(problem, now.stream().filter(run -> run.isOf(problem)).toList());
        return ViewDocument.of(view, scales, start.sliders(problem), curves.get(problem), now);
    }

    private ObjectNode ratio(PageRequest request) {
        AskedProblem problem = problem(request);
        long own = ask(request.page());
        RatioCurve curve = curve(problem, () -> !isLast(request.page(), own))
                .orElseThrow(() -> new Refusal(409, "superseded by a later request"));
        return ViewDocument.ofRatio(curve, View.of(problem, runs.of(problem)));
    }

    private ObjectNode points(PageRequest request) {
        AskedProblem problem = problem(request);
        return ViewDocument.ofPoints(
                View.of(problem, runs.of(problem)), Scales.read(request.scales()), curves.get(problem));
    }

    private Optional<RatioCurve> curve(AskedProblem problem, BooleanSupplier superseded) {
        Optional<RatioCurve> known = curves.get(problem);
        if (known.isPresent()) {
            return known;
        }
        Optional<RatioCurve> made = RatioCurve.of(start, problem, superseded);
        made.ifPresent(curve -> curves.add(problem, curve));
        return made;
    }

    private synchronized long ask(String page) {
        asked++;
        wanted.put(page, asked);
        if (wanted.size() > MOST_PAGES) {
            wanted.remove(wanted.keySet().iterator().next());
        }
        return asked;
    }

    private synchronized boolean isLast(String page, long number) {
        return wanted.getOrDefault(page, number) == number;
    }

    private ObjectNode train(PageRequest request) {
        AskedProblem problem = problem(request);
        try {
            runs.start(problem, request.network(), View.endOfTheory(problem));
        } catch (OverlayRuns.Busy busy) {
            throw new Refusal(409, String.valueOf(busy.getMessage()));
        }
        return ViewDocument.ofRuns(runs.all());
    }

    private ObjectNode cancel(PageRequest request) {
        runs.cancel(id(request));
        return ViewDocument.ofRuns(runs.all());
    }

    private ObjectNode forget(PageRequest request) {
        runs.forget(id(request));
        return ViewDocument.ofRuns(runs.all());
    }

    private static int id(PageRequest request) {
        return OptionValue.of("id", request.id()).whole(1, Integer.MAX_VALUE);
    }

    private SavedView saved(PageRequest request) {
        AskedProblem problem = problem(request);
        return new SavedView(
                View.of(problem, runs.of(problem)), Scales.read(request.scales()), curve(problem, () -> false));
    }

    private static ObjectNode file(String name, String text) {
        return MAPPER.createObjectNode().put("name", name).put("text", text);
    }

    /** The document of a request that is refused. */
    static String error(String sentence) {
        return MAPPER.createObjectNode().put("error", sentence).toString();
    }

    /** Does what a moving slider will ask for, so that the first real request is fast. */
    void rehearse() {
        new Rehearsal(start, this).run();
    }

    @Override
    public void close() {
        runs.close();
    }
}
