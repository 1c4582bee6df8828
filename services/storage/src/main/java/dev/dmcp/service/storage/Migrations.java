package dev.dmcp.service.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The numbered steps from an empty database to the one that a service needs, for one dialect. A step that was released is never changed: the next one
 * corrects it.
 *
 * @param component whose tables they make; services that share a database each have their own numbers
 */
public record Migrations(String component, List<Migration> steps) {

    /** One step; its number is its place in the list, beginning with 1. */
    record Migration(int number, String name, String sql) {
        String checksum() {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(sql.getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(digest);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }

    public Migrations {
        steps = List.copyOf(steps);
    }

    /**
     * Reads {@code /db/<dialect>/<component>/<number>-<name>.sql} from a service's class path, with numbers of four digits.
     *
     * @param beside a class of the service
     * @param names of the steps in order; the folder is not listed, since a jar knows no order
     * @throws IllegalArgumentException when a file is missing
     */
    public static Migrations load(Class<?> beside, Dialect dialect, String component, String... names) {
        var steps = new ArrayList<Migration>();
        for (String name : names) {
            int number = steps.size() + 1;
            String path = "/db/%s/%s/%s-%s.sql".formatted(dialect.word(), component, fourDigits(number), name);
            steps.add(new Migration(number, name, text(beside, path)));
        }
        return new Migrations(component, steps);
    }

    private static String fourDigits(int number) {
        return "000".substring(0, 4 - Integer.toString(number).length()) + number;
    }

    private static String text(Class<?> beside, String path) {
        try (InputStream in = beside.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("no migration at " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + path, e);
        }
    }
}
