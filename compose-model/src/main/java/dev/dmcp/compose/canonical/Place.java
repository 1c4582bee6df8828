package dev.dmcp.compose.canonical;

import dev.dmcp.compose.read.Report;
import dev.dmcp.compose.tree.Path;
import dev.dmcp.compose.value.MalformedValueException;
import org.jspecify.annotations.Nullable;

/** Where a value stands and for which output it is read; problems are reported there and the value is left out. */
record Place(Path path, Dialect dialect, Report report) {

    Place key(String name) {
        return new Place(path.key(name), dialect, report);
    }

    Place index(int position) {
        return new Place(path.index(position), dialect, report);
    }

    @Nullable
    Object read(Codec codec, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        try {
            return codec.read(value, this);
        } catch (MalformedValueException problem) {
            report.broken(path, problem.sentence(), problem.hint());
            return null;
        }
    }
}
