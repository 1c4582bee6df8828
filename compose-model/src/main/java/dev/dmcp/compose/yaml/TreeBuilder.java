package dev.dmcp.compose.yaml;

import dev.dmcp.compose.validate.Position;
import dev.dmcp.compose.validate.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.parser.Parser;

/** Parser events to nodes: resolves aliases, refuses what nests or multiplies too far. */
final class TreeBuilder {
    private static final int DEEPEST = 200;
    /** Nodes that a document may have once every alias is written out; the largest real files have some 20,000. */
    private static final long MOST_NODES = 2_000_000;

    private final String source;
    private final Parser parser;
    private final List<Problem> problems;
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private long nodes;
    private int depth;

    /** An anchor's node with the number of nodes it stands for; the node is absent while it is being read. */
    private record Anchored(Optional<YamlNode> node, long size) {}

    /** Ends the reading: going on would give follow-up problems or take too long. */
    private static final class Abandoned extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Abandoned() {
            super(null, null, false, false);
        }
    }

    TreeBuilder(String source, Parser parser, List<Problem> problems) {
        this.source = source;
        this.parser = parser;
        this.problems = problems;
    }

    List<YamlNode> documents() {
        List<YamlNode> documents = new ArrayList<>();
        try {
            parser.next(); // stream start
            while (!parser.checkEvent(Event.ID.StreamEnd)) {
                parser.next(); // document start
                anchors.clear();
                documents.add(node());
                parser.next(); // document end
            }
        } catch (Abandoned _) {
            return List.of();
        }
        return documents;
    }

    private YamlNode node() {
        Event event = parser.next();
        if (event instanceof AliasEvent alias) {
            return resolve(alias);
        }
        long before = nodes;
        count(1, event);
        NodeEvent start = (NodeEvent) event;
        start.getAnchor().ifPresent(anchor -> anchors.put(anchor, new Anchored(Optional.empty(), 0)));
        YamlNode node = build(event);
        start.getAnchor().ifPresent(anchor -> anchors.put(anchor, new Anchored(Optional.of(node), nodes - before)));
        return node;
    }

    private YamlNode build(Event event) {
        if (event instanceof ScalarEvent scalar) {
            return CoreSchema.scalar(scalar, position(event));
        }
        return event instanceof SequenceStartEvent start ? sequence(start) : mapping((MappingStartEvent) event);
    }

    private YamlNode resolve(AliasEvent alias) {
        Anchored target = anchors.get(alias.getAlias());
        if (target == null) {
            throw abandon(alias, "unknown anchor `*" + alias.getAlias().getValue() + "`", "define it above with `&`");
        }
        count(target.size(), alias);
        return target.node()
                .orElseThrow(() -> abandon(alias, "anchor `&" + alias.getAlias().getValue() + "` contains itself", ""));
    }

    private YamlNode sequence(SequenceStartEvent start) {
        descend(start);
        List<YamlNode> items = new ArrayList<>();
        while (!parser.checkEvent(Event.ID.SequenceEnd)) {
            items.add(node());
        }
        parser.next();
        depth--;
        return new YamlNode.Sequence(items, position(start), localTag(start.getTag()));
    }

    private YamlNode mapping(MappingStartEvent start) {
        descend(start);
        MappingBuilder builder = new MappingBuilder(source, problems);
        while (!parser.checkEvent(Event.ID.MappingEnd)) {
            builder.add(node(), node());
        }
        parser.next();
        depth--;
        return builder.build(position(start), localTag(start.getTag()));
    }

    private void descend(Event event) {
        if (++depth > DEEPEST) {
            throw abandon(event, "nested more than " + DEEPEST + " levels deep", "");
        }
    }

    private void count(long more, Event event) {
        nodes += more;
        if (nodes > MOST_NODES) {
            throw abandon(
                    event, "aliases multiply to more than " + MOST_NODES + " values", "use fewer aliases of aliases");
        }
    }

    private Abandoned abandon(Event event, String sentence, String hint) {
        problems.add(Problem.error(source, position(event), "", sentence, hint));
        return new Abandoned();
    }

    /** Core-schema tags are already in the type; only an application's own tags are kept. */
    static String localTag(Optional<String> tag) {
        return tag.filter(name -> !name.startsWith("tag:yaml.org,2002:") && !name.equals("!"))
                .orElse("");
    }

    private static Position position(Event event) {
        return event.getStartMark().map(TreeBuilder::position).orElse(Position.UNKNOWN);
    }

    static Position position(Mark mark) {
        return new Position(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
