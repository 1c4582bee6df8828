package dev.dmcp.engine.buildkit.control;

import dev.dmcp.engine.buildkit.protobuf.MalformedMessageException;
import dev.dmcp.engine.buildkit.protobuf.ProtoReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One message of the status stream: what is new since the last one. */
public record SolveStatus(List<Vertex> vertexes, List<Transfer> transfers, List<Log> logs, List<Warning> warnings) {

    /**
     * A step. It is told of several times; {@code cached} may be true in one of them only.
     *
     * @param digest its identity; the same step of two targets has one digest
     * @param name {@code [stage 2/4] COPY . .}
     * @param error why it failed; empty otherwise
     */
    public record Vertex(
            String digest,
            String name,
            boolean cached,
            Optional<Instant> started,
            Optional<Instant> completed,
            String error) {}

    /**
     * How far a part of a step is: bytes, or files.
     *
     * @param id what: {@code transferring context}, a layer's digest
     * @param total 0 where nobody knows
     */
    public record Transfer(String id, String vertex, long current, long total, boolean completed) {}

    /** Output of a step; pieces of it need not end at line ends. */
    public record Log(String vertex, String text) {}

    /** What the Dockerfile frontend finds doubtful. */
    public record Warning(String vertex, int level, String sentence, List<String> detail, String url, int line) {
        public Warning {
            detail = List.copyOf(detail);
        }
    }

    public SolveStatus {
        vertexes = List.copyOf(vertexes);
        transfers = List.copyOf(transfers);
        logs = List.copyOf(logs);
        warnings = List.copyOf(warnings);
    }

    static SolveStatus read(byte[] message) throws MalformedMessageException {
        List<Vertex> vertexes = new ArrayList<>();
        List<Transfer> transfers = new ArrayList<>();
        List<Log> logs = new ArrayList<>();
        List<Warning> warnings = new ArrayList<>();
        ProtoReader reader = new ProtoReader(message);
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> vertexes.add(vertex(reader.message()));
                case 2 -> transfers.add(transfer(reader.message()));
                case 3 -> logs.add(log(reader.message()));
                case 4 -> warnings.add(warning(reader.message()));
                default -> {}
            }
        }
        return new SolveStatus(vertexes, transfers, logs, warnings);
    }

    private static Vertex vertex(ProtoReader reader) throws MalformedMessageException {
        String digest = "";
        String name = "";
        boolean cached = false;
        Optional<Instant> started = Optional.empty();
        Optional<Instant> completed = Optional.empty();
        String error = "";
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> digest = reader.string();
                case 3 -> name = reader.string();
                case 4 -> cached = reader.bool();
                case 5 -> started = Optional.of(reader.timestamp());
                case 6 -> completed = Optional.of(reader.timestamp());
                case 7 -> error = reader.string();
                default -> {}
            }
        }
        return new Vertex(digest, name, cached, started, completed, error);
    }

    private static Transfer transfer(ProtoReader reader) throws MalformedMessageException {
        String id = "";
        String vertex = "";
        long current = 0;
        long total = 0;
        boolean completed = false;
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> id = reader.string();
                case 2 -> vertex = reader.string();
                case 4 -> current = reader.integer();
                case 5 -> total = reader.integer();
                case 8 -> completed = true;
                default -> {}
            }
        }
        return new Transfer(id, vertex, current, total, completed);
    }

    private static Log log(ProtoReader reader) throws MalformedMessageException {
        String vertex = "";
        String text = "";
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> vertex = reader.string();
                case 4 -> text = reader.string();
                default -> {}
            }
        }
        return new Log(vertex, text);
    }

    private static Warning warning(ProtoReader reader) throws MalformedMessageException {
        String vertex = "";
        int level = 0;
        String sentence = "";
        List<String> detail = new ArrayList<>();
        String url = "";
        int line = 0;
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> vertex = reader.string();
                case 2 -> level = (int) reader.integer();
                case 3 -> sentence = reader.string();
                case 4 -> detail.add(reader.string());
                case 5 -> url = reader.string();
                case 7 -> line = line == 0 ? firstLine(reader.message()) : line;
                default -> {}
            }
        }
        return new Warning(vertex, level, sentence, detail, url, line);
    }

    /** {@code pb.Range{start = 1}} with {@code pb.Position{line = 1}}. */
    private static int firstLine(ProtoReader range) throws MalformedMessageException {
        while (range.next()) {
            if (range.field() == 1) {
                ProtoReader position = range.message();
                while (position.next()) {
                    if (position.field() == 1) {
                        return (int) position.integer();
                    }
                }
            }
        }
        return 0;
    }
}
