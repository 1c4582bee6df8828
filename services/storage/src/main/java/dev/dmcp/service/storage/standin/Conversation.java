package dev.dmcp.service.storage.standin;

import dev.dmcp.service.storage.standin.Wire.Body;
import dev.dmcp.service.storage.standin.Wire.Fields;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The simple and the extended query protocol, after the greeting. */
final class Conversation {
    private static final int OF_TYPE_TEXT = 25;

    private final Wire wire;
    private final Map<String, String> statements = new HashMap<>();
    private final Map<String, String> portals = new HashMap<>();
    private char transaction = 'I';

    Conversation(Wire wire) {
        this.wire = wire;
    }

    void run() throws IOException {
        for (int letter = wire.readLetter(); letter >= 0 && letter != 'X'; letter = wire.readLetter()) {
            take((char) letter, wire.readBody());
        }
    }

    private void take(char letter, Body body) throws IOException {
        switch (letter) {
            case 'P' -> parse(body);
            case 'B' -> bind(body);
            case 'D' -> describe(body);
            case 'E' -> execute(portals.getOrDefault(body.text(), ""));
            case 'C' -> wire.write('3', new Fields());
            case 'Q' -> query(body.text());
            case 'S' -> ready();
            case 'H' -> wire.flush();
            default -> throw new IOException("a message of kind " + letter);
        }
    }

    private void parse(Body body) throws IOException {
        statements.put(body.text(), body.text());
        wire.write('1', new Fields());
    }

    private void bind(Body body) throws IOException {
        portals.put(body.text(), statements.getOrDefault(body.text(), ""));
        wire.write('2', new Fields());
    }

    private void describe(Body body) throws IOException {
        boolean statement = body.letter() == 'S';
        String sql = (statement ? statements : portals).getOrDefault(body.text(), "");
        if (statement) {
            describeParameters(Answer.parameters(sql));
        }
        describeRows(Answer.to(sql));
    }

    private void describeParameters(int count) throws IOException {
        Fields fields = new Fields().small(count);
        for (int i = 0; i < count; i++) {
            fields.number(OF_TYPE_TEXT);
        }
        wire.write('t', fields);
    }

    private void describeRows(Answer answer) throws IOException {
        if (answer.columns() == 0) {
            wire.write('n', new Fields());
            return;
        }
        Fields fields = new Fields().small(answer.columns());
        for (int i = 1; i <= answer.columns(); i++) {
            fields.text("column" + i)
                    .number(0)
                    .small(0)
                    .number(OF_TYPE_TEXT)
                    .small(-1)
                    .number(-1)
                    .small(0);
        }
        wire.write('T', fields);
    }

    private void execute(String sql) throws IOException {
        if (sql.isBlank()) {
            wire.write('I', new Fields());
            return;
        }
        Answer answer = Answer.to(sql);
        for (int row = 0; row < answer.rows(); row++) {
            writeRow(answer);
        }
        if (sql.contains("IF NOT EXISTS")) {
            wire.write('N', notice());
        }
        follow(answer.tag());
        wire.write('C', new Fields().text(answer.tag()));
    }

    /** What a server says of a table that is there already, as at every start but the first. */
    private static Fields notice() throws IOException {
        return new Fields()
                .raw("S")
                .text("NOTICE")
                .raw("C")
                .text("42P07")
                .raw("M")
                .text("it exists, skipping")
                .raw("\0");
    }

    private void writeRow(Answer answer) throws IOException {
        Fields fields = new Fields().small(answer.columns());
        for (int i = 0; i < answer.columns(); i++) {
            fields.number(answer.value().length()).raw(answer.value());
        }
        wire.write('D', fields);
    }

    /** The driver commits only what the server calls a transaction. */
    private void follow(String tag) {
        switch (tag) {
            case "BEGIN" -> transaction = 'T';
            case "COMMIT", "ROLLBACK" -> transaction = 'I';
            default -> {}
        }
    }

    private void query(String sql) throws IOException {
        describeRowsOfQuery(sql);
        execute(sql);
        ready();
    }

    private void describeRowsOfQuery(String sql) throws IOException {
        Answer answer = Answer.to(sql);
        if (answer.columns() > 0) {
            describeRows(answer);
        }
    }

    private void ready() throws IOException {
        wire.write('Z', new Fields().raw(String.valueOf(transaction)));
        wire.flush();
    }
}
