package org.letrodx.data.picture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.letrodx.document.Nearest;
import org.letrodx.document.Spelling;

/**
 * The three diagrams of the source document, of which it prints the captions only: what its text and the papers it
 * cites say of each. Nodes and edges can be lit by what facts and findings say of them; what is lit leads, if wanted,
 * to a page.
 */
public enum Diagram {
    /** The pathways by which cells escape letrozole. */
    RESISTANCE_PATHWAYS(
            "Signalling pathways in letrozole resistance",
            880,
            500,
            List.of(
                    node("letrozole", 270, 90, "letrozole"),
                    node("androgen", 90, 180, "androgen"),
                    node("aromatase", 270, 180, "aromatase"),
                    node("estrogen", 450, 180, "estrogen"),
                    node("er", 640, 180, "estrogen receptor"),
                    node("her2", 180, 325, "HER2, other growth", "factor receptors"),
                    node("hif1", 330, 450, "HIF-1"),
                    node("pi3k", 380, 290, "PI3K"),
                    node("akt", 510, 290, "AKT"),
                    node("mtor", 650, 290, "mTOR"),
                    node("ras", 380, 360, "RAS"),
                    node("mapk", 510, 360, "MAPK"),
                    node("growth", 800, 290, "growth")),
            List.of(
                    new Edge("androgen", "aromatase", false),
                    new Edge("aromatase", "estrogen", false),
                    new Edge("letrozole", "aromatase", true),
                    new Edge("estrogen", "er", false),
                    new Edge("er", "growth", false),
                    new Edge("her2", "pi3k", false),
                    new Edge("her2", "ras", false),
                    new Edge("pi3k", "akt", false),
                    new Edge("akt", "mtor", false),
                    new Edge("mtor", "growth", false),
                    new Edge("akt", "er", false),
                    new Edge("ras", "mapk", false),
                    new Edge("mapk", "growth", false),
                    new Edge("mapk", "er", false),
                    new Edge("hif1", "her2", false),
                    new Edge("hif1", "growth", false))),

    /** How letrozole-resistant lines are made. */
    MAKING_RESISTANT_LINES(
            "Making letrozole-resistant lines",
            880,
            310,
            List.of(
                    node("line", 96, 100, "aromatase-expressing", "line, its selection", "kept"),
                    node(
                            "deprivation",
                            356,
                            100,
                            "estrogen-free medium",
                            "with androgen, or ovariectomised",
                            "mouse with androstenedione"),
                    node("letrozole", 594, 100, "letrozole,", "held or raised"),
                    node("response", 790, 100, "first response"),
                    node("exposure", 790, 225, "prolonged exposure"),
                    node("regrowth", 587, 225, "regrowth"),
                    node("isolation", 377, 225, "isolation,", "kept under letrozole"),
                    node(
                            "characterisation",
                            110,
                            225,
                            "characterised: ER, HER2,",
                            "MAPK, AKT; fulvestrant,",
                            "other inhibitors;",
                            "a break from the drug")),
            List.of(
                    new Edge("line", "deprivation", false),
                    new Edge("deprivation", "letrozole", false),
                    new Edge("letrozole", "response", false),
                    new Edge("response", "exposure", false),
                    new Edge("exposure", "regrowth", false),
                    new Edge("regrowth", "isolation", false),
                    new Edge("isolation", "characterisation", false))),

    /** From models to patients. */
    BENCH_TO_BEDSIDE(
            "From bench to bedside",
            880,
            510,
            List.of(
                    node("cell-line", 100, 110, "cell line"),
                    node("xenograft", 100, 180, "xenograft"),
                    node("patient-derived", 100, 250, "patient-derived", "xenograft"),
                    node("mechanism", 290, 180, "mechanism"),
                    node("prediction", 450, 180, "prediction"),
                    node("trial", 575, 180, "trial"),
                    node(
                            "carried-over",
                            765,
                            130,
                            "carried over: better than",
                            "tamoxifen; PI3K and",
                            "mTOR inhibitors"),
                    node("not-carried-over", 765, 240, "not carried over:", "breaks in treatment", "(SOLE)"),
                    node("heterogeneity", 90, 370, "heterogeneity"),
                    node("microenvironment", 240, 370, "microenvironment"),
                    node("immune-system", 90, 430, "immune system"),
                    node("human-exposure", 240, 430, "human exposure"),
                    node("population", 530, 370, "population"),
                    node("prior-therapy", 690, 370, "prior therapy"),
                    node("end-point", 530, 430, "end point"),
                    node("adherence", 690, 430, "adherence")),
            List.of(
                    new Edge("cell-line", "mechanism", false),
                    new Edge("xenograft", "mechanism", false),
                    new Edge("patient-derived", "mechanism", false),
                    new Edge("mechanism", "prediction", false),
                    new Edge("prediction", "trial", false),
                    new Edge("trial", "carried-over", false),
                    new Edge("trial", "not-carried-over", false)));

    private static final int LINE = 15;
    private static final double LETTER = 7.2;

    private final String title;
    private final int width;
    private final int height;
    private final List<Node> nodes;
    private final List<Edge> edges;

    Diagram(String title, int width, int height, List<Node> nodes, List<Edge> edges) {
        this.title = title;
        this.width = width;
        this.height = height;
        this.nodes = nodes;
        this.edges = edges;
    }

    /** What is known of a node or an edge. */
    public enum State {
        /** A cause of it is possible. */
        OPEN,
        /** A cause of it is confirmed, or a fact states it. */
        CONFIRMED,
        /** It is ruled out, or a fact contradicts it. */
        RULED_OUT;

        /** The word beside its sign: {@code ruled out}. */
        public String word() {
            return Spelling.words(this);
        }
    }

    /**
     * What lights a node or an edge.
     *
     * @param state what is known
     * @param tip which facts and findings say so; empty if there is nothing to add
     * @param page where it leads; empty if nowhere
     */
    public record Light(State state, String tip, String page) {}

    /** @param x and y of the middle */
    private record Node(String id, double x, double y, List<String> lines) {
        double width() {
            return lines.stream().mapToInt(String::length).max().orElse(1) * LETTER + 20;
        }

        double height() {
            return lines.size() * LINE + 16.0;
        }

        String label() {
            return String.join(" ", lines);
        }
    }

    private record Edge(String from, String to, boolean blocks) {
        String id() {
            return from + "-" + to;
        }
    }

    private static Node node(String id, double x, double y, String... lines) {
        return new Node(id, x, y, List.of(lines));
    }

    /** The ids of the nodes, which are words of the field: {@code aromatase}, {@code her2}. */
    public List<String> nodes() {
        return nodes.stream().map(Node::id).toList();
    }

    /**
     * What is written in a node.
     *
     * @throws IllegalArgumentException if there is no node of such an id
     */
    public String label(String node) {
        check(node, nodes());
        return nodes.get(nodes().indexOf(node)).label();
    }

    /** The ids of the edges, from one node to another: {@code androgen-aromatase}. */
    public List<String> edges() {
        return edges.stream().map(Edge::id).toList();
    }

    /**
     * Draws it.
     *
     * @param lights what is known of nodes and edges, by their ids; the others are pale
     * @param notes a line beside a node, by its id, for example a published time
     * @throws IllegalArgumentException if there is no node or edge of such an id
     */
    public Picture picture(Map<String, Light> lights, Map<String, String> notes) {
        List<String> ids = new ArrayList<>(nodes());
        ids.addAll(edges());
        for (String id : new TreeMap<>(lights).keySet()) {
            check(id, ids);
        }
        notes.keySet().forEach(id -> check(id, nodes()));
        String id = Spelling.label(this);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", id);
        values.put("title", title);
        values.put("description", description(lights));
        // what holds links is no image to those who cannot see it
        values.put("links?", lights.values().stream().anyMatch(light -> !light.page()
                .isEmpty()));
        values.put("width", String.valueOf(width));
        values.put("height", String.valueOf(height));
        values.put(
                "edges",
                edges.stream().map(edge -> edge(edge, lights.get(edge.id()))).toList());
        values.put(
                "nodes",
                nodes.stream()
                        .map(node -> node(node, lights.get(node.id()), notes.getOrDefault(node.id(), "")))
                        .toList());
        if (this == BENCH_TO_BEDSIDE) {
            values.put(
                    "headings",
                    List.of(
                            Map.of("x", "24", "y", "334", "text", "what a model may lack"),
                            Map.of("x", "470", "y", "334", "text", "what a trial rests on")));
        }
        values.put("legendY", String.valueOf(height - 14));
        return new Picture(id, Svg.fill("diagram", values));
    }

    private static void check(String id, List<String> ids) {
        if (!ids.contains(id)) {
            String nearest = Nearest.to(id, ids);
            throw new IllegalArgumentException(
                    "the diagram has no node or edge " + id + (nearest.isEmpty() ? "" : "; maybe " + nearest));
        }
    }

    private String description(Map<String, Light> lights) {
        List<String> parts = new ArrayList<>();
        for (State state : State.values()) {
            List<String> lit = nodes.stream()
                    .filter(node -> lights.containsKey(node.id())
                            && lights.get(node.id()).state() == state)
                    .map(Node::label)
                    .toList();
            if (!lit.isEmpty()) {
                parts.add(state.word() + ": " + String.join("; ", lit));
            }
        }
        return title + ", from the text of the source document. "
                + (parts.isEmpty() ? "Nothing is lit." : "Lit are " + String.join(". ", parts) + ".");
    }

    private static Map<String, Object> lit(@Nullable Light light) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("state", light == null ? "pale" : Spelling.label(light.state()));
        values.put(
                "tip", light == null ? "" : light.state().word() + (light.tip().isEmpty() ? "" : ": " + light.tip()));
        values.put("page", light == null ? "" : light.page());
        values.put("open?", light != null && light.state() == State.OPEN);
        values.put("out?", light != null && light.state() == State.RULED_OUT);
        return values;
    }

    private Map<String, Object> node(Node node, @Nullable Light light, String note) {
        Map<String, Object> values = lit(light);
        double left = node.x() - node.width() / 2;
        double top = node.y() - node.height() / 2;
        values.put("x", Svg.px(left));
        values.put("y", Svg.px(top));
        values.put("w", Svg.px(node.width()));
        values.put("h", Svg.px(node.height()));
        values.put("right", Svg.px(left + node.width()));
        values.put("low", Svg.px(top + node.height()));
        values.put("cx", Svg.px(node.x()));
        List<Map<String, Object>> lines = new ArrayList<>();
        for (int i = 0; i < node.lines().size(); i++) {
            lines.add(Map.of(
                    "ly",
                    Svg.px(top + 8 + (i + 0.75) * LINE),
                    "text",
                    node.lines().get(i)));
        }
        values.put("lines", lines);
        values.put("note", note);
        // away from the arrows between the upper and the lower half
        values.put("noteY", Svg.px(node.y() < height / 2.0 ? top - 6 : top + node.height() + 14));
        return values;
    }

    private Map<String, Object> edge(Edge edge, @Nullable Light light) {
        Node from = nodes.stream()
                .filter(node -> node.id().equals(edge.from()))
                .findFirst()
                .orElseThrow();
        Node to = nodes.stream()
                .filter(node -> node.id().equals(edge.to()))
                .findFirst()
                .orElseThrow();
        double[] start = border(from, to.x(), to.y(), 3);
        double[] end = border(to, from.x(), from.y(), edge.blocks() ? 4 : 5);
        double length = Math.hypot(end[0] - start[0], end[1] - start[1]);
        double dx = (end[0] - start[0]) / length;
        double dy = (end[1] - start[1]) / length;
        Map<String, Object> values = lit(light);
        values.put("line", Svg.path(List.of(start, end)));
        values.put(
                "head",
                edge.blocks()
                        ? Svg.path(List.of(
                                new double[] {end[0] - 8 * dy, end[1] + 8 * dx},
                                new double[] {end[0] + 8 * dy, end[1] - 8 * dx}))
                        : Svg.path(List.of(
                                new double[] {end[0] - 9 * dx - 4.5 * dy, end[1] - 9 * dy + 4.5 * dx},
                                end,
                                new double[] {end[0] - 9 * dx + 4.5 * dy, end[1] - 9 * dy - 4.5 * dx})));
        double mx = (start[0] + end[0]) / 2;
        double my = (start[1] + end[1]) / 2;
        values.put("cross", "M" + Svg.px(mx - 6) + " " + Svg.px(my - 6) + " l12 12 m0 -12 l-12 12");
        return values;
    }

    /** Where the line from the middle of a node to a point leaves it, with a gap. */
    private static double[] border(Node node, double x, double y, double gap) {
        double dx = x - node.x();
        double dy = y - node.y();
        double share = Math.min(
                dx == 0 ? Double.POSITIVE_INFINITY : (node.width() / 2 + gap) / Math.abs(dx),
                dy == 0 ? Double.POSITIVE_INFINITY : (node.height() / 2 + gap) / Math.abs(dy));
        return new double[] {node.x() + share * dx, node.y() + share * dy};
    }
}
